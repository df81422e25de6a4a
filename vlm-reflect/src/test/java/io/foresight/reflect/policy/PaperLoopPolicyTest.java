package io.foresight.reflect.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Imagination;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.propose.FrameProposer.Question;
import io.foresight.reflect.propose.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class PaperLoopPolicyTest {
    private static final Action PICK = Action.pickUp(0);
    private static final Action INSERT = Action.insert(0);
    private static final Action OTHER = Action.pickUp(1);
    private static final Budget ENOUGH = Budget.ofNodes(1000);

    private final Scripted scripted = new Scripted();

    @Test
    void proposesInWhatItImaginesAndReflectsOnTheLastSceneWithTheWholePlan() {
        WorldModel world = scripted.world(PaperLoopPolicyTest::heldAfterPick);
        Decision decision = decide(PaperLoopPolicyTest::insertOnceHeld, world, 3, ENOUGH);

        assertThat(scripted.asked).hasSize(4);
        assertThat(scripted.asked.get(0).at().seen()).as("the real scene").isFalse();
        assertThat(scripted.asked.get(1).at()).isSameAs(scripted.asked.get(2).at());
        assertThat(scripted.asked.get(2).reports())
                .containsExactly(new SkillReport(PICK, true), new SkillReport(INSERT, false));
        Question reflecting = scripted.asked.get(3);
        assertThat(reflecting.at().seen()).isFalse();
        assertThat(reflecting.reports()).isEmpty();
        assertThat(reflecting.reflected().orElseThrow().plan()).containsExactly(PICK, INSERT, INSERT);
        assertThat(reflecting.reflected().orElseThrow().frames()).containsExactly(HELD);
        assertThat(scripted.imagined)
                .containsExactly(
                        List.of(List.of(PICK)), List.of(List.of(PICK, INSERT)), List.of(List.of(PICK, INSERT, INSERT)));

        assertThat(decision.action()).isEqualTo(OTHER);
        assertThat(decision.nodes()).isEqualTo(3);
        assertThat(decision.imagined().get(0).actions()).containsExactly(PICK, INSERT, INSERT);
        Reflection told = decision.reflection().orElseThrow();
        assertThat(told.proposed().get(0).action()).isEqualTo(PICK);
        assertThat(told.revised()).isTrue();
        assertThat(told.stopped()).isEqualTo(Reflection.Stop.ALL_WEIGHED);
        assertThat(told.places()).isNotEmpty();
    }

    @Test
    void aPlanThatReachesTheGoalIsNotGoneOnWith() {
        Frame solved = Scripted.frame(0, PieceStatus.SEATED, PieceStatus.SEATED);
        WorldModel world = scripted.world(plan -> List.of(new Future(1, List.of(solved))));
        Decision decision = decide(question -> leaning(PICK), world, 5, ENOUGH);
        assertThat(scripted.imagined).hasSize(1);
        assertThat(decision.action()).isEqualTo(PICK);
        assertThat(decision.plan()).containsExactly(PICK);
    }

    @Test
    void itGoesOnInTheLikeliestFuture() {
        Frame lying = Scripted.frame(9, PieceStatus.LYING, PieceStatus.STANDING);
        WorldModel world = scripted.world(plan -> plan.size() == 1
                ? List.of(new Future(0.4, List.of(lying)), new Future(0.6, List.of(HELD)))
                : heldAfterPick(plan));
        decide(PaperLoopPolicyTest::insertOnceHeld, world, 2, ENOUGH);
        assertThat(scripted.asked.get(1).at()).isSameAs(HELD);
    }

    @Test
    void whatCannotBeIsImaginedThreeTimesAndThenTheFirstProposalIsDone() {
        Frame twoInOneHand = Scripted.frame(1, PieceStatus.HELD, PieceStatus.HELD);
        WorldModel world = scripted.world(plan -> List.of(new Future(1, List.of(twoInOneHand))));
        Decision decision = decide(PaperLoopPolicyTest::insertOnceHeld, world, 5, ENOUGH);
        assertThat(scripted.imagined).hasSize(Imagination.MOST_ROUNDS);
        assertThat(scripted.asked).as("nothing to reflect on").hasSize(1);
        assertThat(decision.action()).isEqualTo(PICK);
        assertThat(decision.cutShort()).isTrue();
        assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.BROKEN);
    }

    @Test
    void whenItsStepsAreUsedUpTheFirstProposalIsDone() {
        WorldModel world = scripted.world(PaperLoopPolicyTest::heldAfterPick);
        Decision decision = decide(PaperLoopPolicyTest::insertOnceHeld, world, 5, Budget.ofNodes(2));
        assertThat(scripted.imagined).hasSize(2);
        assertThat(decision.action()).isEqualTo(PICK);
        assertThat(decision.plan()).containsExactly(PICK, INSERT);
        assertThat(decision.reflection().orElseThrow().stopped()).isEqualTo(Reflection.Stop.BUDGET);
    }

    @Test
    void doneIsNeverDone() {
        WorldModel world = scripted.world(PaperLoopPolicyTest::heldAfterPick);
        Map<Action, Double> likely = Map.of(Action.DONE, 0.9, OTHER, 0.1);
        Decision decision = decide(question -> Scripted.proposal(likely), world, 1, ENOUGH);
        assertThat(decision.action()).isEqualTo(OTHER);
    }

    private static final Frame HELD = Scripted.frame(1, PieceStatus.HELD, PieceStatus.STANDING);

    private static List<Future> heldAfterPick(List<Action> plan) {
        List<Frame> frames = new ArrayList<>();
        plan.forEach(action -> frames.add(HELD));
        return List.of(new Future(1, frames));
    }

    /** Picks up, inserts what is held, and on reflection does something else. */
    private static Proposal insertOnceHeld(Question question) {
        if (question.reflected().isPresent()) {
            return leaning(OTHER);
        }
        return leaning(question.at().shows(PICK) > 0.5 ? INSERT : PICK);
    }

    private static Proposal leaning(Action action) {
        return Proposal.leaning(Scripted.PIECES, action, 0.8);
    }

    private Decision decide(Function<Question, Proposal> answers, WorldModel world, int horizon, Budget budget) {
        try (PaperLoopPolicy policy =
                new PaperLoopPolicy(scripted.proposer(answers), Scripted.keeper(), world, horizon)) {
            policy.begin(1);
            return policy.decide(Scripted.situation(), budget);
        }
    }
}
