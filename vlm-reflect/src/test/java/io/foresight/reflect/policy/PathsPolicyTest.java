package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Imagination;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.propose.FrameProposer.Question;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PathsPolicyTest {
    private static final Action LIKELIEST = Action.pickUp(0);
    private static final Action SECOND = Action.pickUp(1);
    private static final Action THEN = Action.insert(1);
    private static final Budget ENOUGH = Budget.ofNodes(1000);
    private static final PathSettings TWO_BY_TWO = new PathSettings(2, 2, 0.1, 4, 0.5, 1);

    private final Scripted scripted = new Scripted();

    @Test
    void wherePathOneLeadsNowhereItTakesTheOther() {
        Decision decision = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), TWO_BY_TWO, ENOUGH);

        assertThat(decision.action()).isEqualTo(SECOND);
        assertThat(decision.plan()).containsExactly(SECOND, THEN);
        assertThat(scripted.imagined)
                .as("all paths in one batch a step")
                .containsExactly(
                        List.of(List.of(LIKELIEST), List.of(SECOND)),
                        List.of(List.of(LIKELIEST, THEN), List.of(SECOND, THEN)));
        assertThat(scripted.asked)
                .as("in the present, and once at the end of each path")
                .hasSize(3);
        assertThat(decision.nodes()).isEqualTo(4);

        double second = 1 + 0.5 * 1 + 0.1 * Math.log(0.3 / 0.6);
        assertThat(decision.imagined().get(0).value()).isCloseTo(second, within(1e-6));
        assertThat(decision.imagined().get(1).value()).isCloseTo(0, within(1e-6));
        Reflection told = decision.reflection().orElseThrow();
        assertThat(told.weighed().get(0).action()).isEqualTo(SECOND);
        assertThat(told.weighed().get(0).steps()).isEqualTo(2 + 8);
        assertThat(told.weighed().get(1).steps()).isEqualTo(2 + 10);
        assertThat(told.revised()).isTrue();
        assertThat(told.stopped()).isEqualTo(Reflection.Stop.ALL_WEIGHED);
    }

    @Test
    void aProposalThatIsFarLikelierOutweighsALittleGain() {
        PathSettings trusting = new PathSettings(2, 2, 10, 4, 0.5, 1);
        Decision decision = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), trusting, ENOUGH);
        assertThat(decision.action()).isEqualTo(LIKELIEST);
        assertThat(decision.reflection().orElseThrow().revised()).isFalse();
        PathSettings clipped = new PathSettings(2, 2, 10, 0.1, 0.5, 1);
        decision = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), clipped, ENOUGH);
        assertThat(decision.action())
                .as("however unlikely, it counts as 0.1 nats")
                .isEqualTo(SECOND);
    }

    @Test
    void futuresCountByTheirProbability() {
        WorldModel world = scripted.world(plan -> plan.get(0).equals(SECOND)
                ? List.of(new Future(0.25, frames(plan.size(), 2)), new Future(0.75, frames(plan.size(), 14)))
                : Scripted.future(scenes(plan.size(), 10)));
        Decision decision = decide(world, TWO_BY_TWO, ENOUGH);
        assertThat(decision.action()).isEqualTo(LIKELIEST);
        Reflection.Weighed second =
                decision.reflection().orElseThrow().weighed().get(1);
        assertThat(second.steps()).isEqualTo(2 + 0.25 * 2 + 0.75 * 14);
        assertThat(second.deviation()).isCloseTo(12 * Math.sqrt(0.25 * 0.75), within(1e-6));
    }

    @Test
    void whenTheProposerIsSureNothingIsImagined() {
        PathSettings sure = new PathSettings(2, 2, 0.1, 4, 0.5, 0.55);
        Decision decision = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), sure, ENOUGH);
        assertThat(decision.action()).isEqualTo(LIKELIEST);
        assertThat(decision.imagined()).isEmpty();
        assertThat(scripted.imagined).isEmpty();
        assertThat(decision.nodes()).isZero();
        assertThat(decision.cutShort()).isFalse();
        assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.AGREED);
    }

    @Test
    void aPathThatReachesTheGoalStopsThere() {
        Frame solved = Scripted.frame(0, PieceStatus.SEATED, PieceStatus.SEATED);
        WorldModel world = scripted.world(plan -> plan.get(0).equals(SECOND)
                ? List.of(new Future(1, Collections.nCopies(plan.size(), solved)))
                : Scripted.future(scenes(plan.size(), 10)));
        Decision decision = decide(world, TWO_BY_TWO, ENOUGH);
        assertThat(decision.plan()).containsExactly(SECOND);
        assertThat(scripted.imagined.get(1)).containsExactly(List.of(LIKELIEST, THEN));
        assertThat(decision.reflection().orElseThrow().weighed().get(0).steps()).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsImaginedThreeTimesAndThenTheLikeliestIsDone() {
        WorldModel world = scripted.world(plan -> {
            throw new PlannerException(PlannerException.Code.WORLD_BROKEN, "a body flew away");
        });
        Decision decision = decide(world, TWO_BY_TWO, ENOUGH);
        assertThat(scripted.imagined).hasSize(Imagination.MOST_ROUNDS);
        assertThat(decision.action()).isEqualTo(LIKELIEST);
        assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.BROKEN);
        assertThat(decision.cutShort()).isTrue();
    }

    @Test
    void whatBreaksOnTheWayLeavesTheBestUntilThen() {
        WorldModel world = scripted.world(
                plan -> plan.size() == 1 ? onlyTheSecondHelps(plan) : Scripted.future(scenes(plan.size(), Double.NaN)));
        Decision decision = decide(world, TWO_BY_TWO, ENOUGH);
        assertThat(decision.plan()).containsExactly(SECOND);
        assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.BROKEN);
    }

    @Test
    void otherErrorsOfAWorldAreNotHidden() {
        WorldModel world = scripted.world(plan -> {
            throw new PlannerException(PlannerException.Code.TASK_WRONG, "no such board");
        });
        assertThatThrownBy(() -> decide(world, TWO_BY_TWO, ENOUGH)).hasMessageContaining("no such board");
    }

    @Test
    void withinItsStepsItComparesPathsOfOneLength() {
        Decision one = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), TWO_BY_TWO, Budget.ofNodes(1));
        assertThat(one.action()).as("only the likeliest was imagined").isEqualTo(LIKELIEST);
        assertThat(one.nodes()).isEqualTo(1);
        assertThat(one.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.BUDGET);
        Decision three = decide(scripted.world(PathsPolicyTest::onlyTheSecondHelps), TWO_BY_TWO, Budget.ofNodes(3));
        assertThat(three.plan()).containsExactly(SECOND);
        assertThat(three.nodes()).isEqualTo(2);
        assertThat(three.cutShort()).isTrue();
    }

    @Test
    void aBanditThatFindsThatImaginingDoesNotPayStopsImagining() {
        HorizonBandit bandit = new HorizonBandit(0.1, 0);
        try (PathsPolicy policy = policy(scripted.world(plan -> Scripted.future(scenes(plan.size(), 10))), bandit)) {
            policy.begin(1);
            List<Integer> nodes = new ArrayList<>();
            for (int k = 0; k < 8; k++) {
                nodes.add(policy.decide(Scripted.situation(), ENOUGH).nodes());
            }
            assertThat(nodes).containsExactly(0, 2, 6, 10, 0, 0, 0, 0);
            Decision last = policy.decide(Scripted.situation(), ENOUGH);
            assertThat(last.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.NOT_IMAGINED);
        }
        assertThat(scripted.closed).isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new PathSettings(9, 0, -1, 0, 2, 2))
                .hasMessageContainingAll("horizon", "paths", "trust", "doubt", "discount", "exit");
    }

    private PathsPolicy policy(WorldModel world, HorizonBandit bandit) {
        return new PathsPolicy(
                "paths",
                scripted.proposer(PathsPolicyTest::mostlyTheFirst),
                Scripted.keeper(),
                world,
                Scripted.critic(),
                TWO_BY_TWO,
                Optional.of(bandit));
    }

    private Decision decide(WorldModel world, PathSettings settings, Budget budget) {
        Function<Question, Proposal> answers = PathsPolicyTest::mostlyTheFirst;
        try (PathsPolicy policy = new PathsPolicy(
                "paths",
                scripted.proposer(answers),
                Scripted.keeper(),
                world,
                Scripted.critic(),
                settings,
                Optional.empty())) {
            policy.begin(1);
            return policy.decide(Scripted.situation(), budget);
        }
    }

    private static Proposal mostlyTheFirst(Question question) {
        return question.at().seen()
                ? Proposal.leaning(Scripted.PIECES, THEN, 0.9)
                : Scripted.proposal(Map.of(LIKELIEST, 0.6, SECOND, 0.3, Action.DONE, 0.1));
    }

    private static List<Future> onlyTheSecondHelps(List<Action> plan) {
        double[] steps = scenes(plan.size(), 10);
        for (int k = 0; k < steps.length && plan.get(0).equals(SECOND); k++) {
            steps[k] -= k + 1;
        }
        return Scripted.future(steps);
    }

    private static double[] scenes(int count, double steps) {
        double[] all = new double[count];
        Arrays.fill(all, steps);
        return all;
    }

    private static List<Frame> frames(int count, double steps) {
        return Scripted.future(scenes(count, steps)).get(0).frames();
    }
}
