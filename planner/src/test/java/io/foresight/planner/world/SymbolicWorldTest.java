package io.foresight.planner.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.planner.fixture.HandMadeTasks;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.PlannerException.Code;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class SymbolicWorldTest {
    private static final AssemblyTask TASK = HandMadeTasks.blocked();
    private static final FailureModel CLUMSY = new FailureModel(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.6, 0.5, 0.5, 0.4, 0.7);

    @Test
    void withoutFailuresDoesExactlyWhatTheRulesSay() {
        SymbolicWorld world = new SymbolicWorld(FailureModel.NONE);
        SplittableRandom random = new SplittableRandom(1);
        List<Action> all = Action.all(5);
        for (int episode = 0; episode < 200; episode++) {
            world.reset(TASK, episode);
            while (!world.finished()) {
                Action action = all.get(random.nextInt(all.size()));
                Rules.Effect expected = Rules.apply(TASK.board().dependencies(), world.state(), action);
                StepResult result = world.step(action);
                assertThat(result.outcome()).isEqualTo(expected.outcome());
                assertThat(result.state()).isEqualTo(expected.state()).isEqualTo(world.state());
                assertThat(result.finished()).isEqualTo(world.finished());
            }
        }
    }

    @Test
    void theSameSeedGivesTheSameLuckAndAnotherSeedAnother() {
        assertThat(outcomes(7)).isEqualTo(outcomes(7)).isNotEqualTo(outcomes(8));
    }

    @Test
    void luckIsTheSameOnEveryMachine() {
        long hash = 0;
        for (int seed = 0; seed < 50; seed++) {
            for (Outcome outcome : outcomes(seed)) {
                hash = hash * 31 + outcome.name().hashCode();
            }
        }
        assertThat(hash).isEqualTo(-8291649393914542869L);
    }

    @Test
    void thingsGoWrongAsOftenAsTheModelSays() {
        AssemblyState start = new AssemblyState(5, 0b00111, 0, 0, 0, -1);
        assertThat(share(start, Action.pickUp(3), Outcome.SLIPPED)).isCloseTo(0.1, within(0.01));
        assertThat(share(start, Action.pickUp(3), Outcome.DROPPED)).isCloseTo(0.1, within(0.01));
        AssemblyState holding = start.with(3, Place.HELD, false);
        assertThat(share(holding, Action.putDown(3), Outcome.DROPPED)).isCloseTo(0.1, within(0.01));
        assertThat(share(holding, Action.insert(3), Outcome.DROPPED)).isCloseTo(0.1, within(0.01));
        assertThat(share(holding, Action.insert(3), Outcome.JAMMED)).isCloseTo(0.1, within(0.01));
        assertThat(share(start.with(3, Place.HELD, true), Action.reorient(3), Outcome.DROPPED))
                .isCloseTo(0.1, within(0.01));
    }

    @Test
    void whatIsDroppedLandsOnTheTableOrLooseOnTheBoardStandingOrLying() {
        AssemblyState holding = new AssemblyState(5, 0b00111, 0, 0, 0, 3);
        Map<AssemblyState, Integer> put = statesAfter(holding, Action.putDown(3), Outcome.DROPPED);
        assertThat(put).containsOnlyKeys(holding.with(3, Place.TABLE, true), holding.with(3, Place.TABLE, false));
        assertThat(share(put, state -> state.lying(3))).isCloseTo(0.4, within(0.05));
        Map<AssemblyState, Integer> inserted = statesAfter(holding, Action.insert(3), Outcome.DROPPED);
        assertThat(inserted).hasSize(4);
        assertThat(share(inserted, state -> state.place(3) == Place.LOOSE)).isCloseTo(0.7, within(0.05));
        assertThat(share(inserted, state -> state.lying(3))).isCloseTo(0.4, within(0.05));
        assertThat(statesAfter(holding, Action.insert(3), Outcome.JAMMED)).containsOnlyKeys(holding);
        AssemblyState lying = holding.with(3, Place.HELD, true);
        assertThat(share(statesAfter(lying, Action.insert(3), Outcome.DROPPED), state -> state.lying(3)))
                .isEqualTo(1);
    }

    @Test
    void aGraspThatJammedJamsAgainMoreOftenUntilThePieceIsLaidAside() {
        AssemblyState holding = new AssemblyState(5, 0b00111, 0, 0, 0, 3);
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        int tries = 0;
        int again = 0;
        int afterRegrasp = 0;
        for (int seed = 0; seed < 100_000; seed++) {
            world.reset(TASK, holding, seed);
            if (world.step(Action.insert(3)).outcome() != Outcome.JAMMED) {
                continue;
            }
            byte[] jammed = world.save();
            tries++;
            again += world.step(Action.insert(3)).outcome() == Outcome.JAMMED ? 1 : 0;
            world.restore(jammed);
            world.step(Action.putDown(3));
            if (world.step(Action.pickUp(3)).outcome() == Outcome.SUCCEEDED) {
                afterRegrasp += world.step(Action.insert(3)).outcome() == Outcome.JAMMED ? 1 : 0;
            }
        }
        assertThat(again / (double) tries).isCloseTo(0.6, within(0.02));
        assertThat(afterRegrasp / (double) tries).isLessThan(0.11);
    }

    @Test
    void whatIsDroppedOnTheWayUpFromTheTableDoesNotLandOnTheBoard() {
        AssemblyState start = new AssemblyState(5, 0b00111, 0, 0, 0, -1);
        assertThat(statesAfter(start, Action.pickUp(3), Outcome.DROPPED))
                .containsOnlyKeys(start, start.with(3, Place.TABLE, true));
        assertThat(share(statesAfter(start, Action.pickUp(2), Outcome.DROPPED), state -> state.place(2) == Place.LOOSE))
                .isCloseTo(0.7, within(0.05));
    }

    @Test
    void pullingAtALockedPieceMayLoosenOneOverItAndNoOther() {
        AssemblyState start = new AssemblyState(5, 0b11111 & ~0b10000, 0, 0, 0, -1);
        int loosened = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            SymbolicWorld world = new SymbolicWorld(CLUMSY);
            world.reset(TASK, start, seed);
            StepResult result = world.step(Action.pickUp(0));
            assertThat(result.outcome()).isEqualTo(Outcome.LOCKED);
            assertThat(result.state()).isIn(start, start.with(1, Place.LOOSE, false));
            loosened += result.state().loose() == 0 ? 0 : 1;
        }
        assertThat(loosened / 10_000.0).isCloseTo(0.5, within(0.02));
    }

    @Test
    void aBlockedInsertionMayPushTheBlockingPieceOutOfItsSeat() {
        AssemblyState start = new AssemblyState(5, 0b00010, 0, 0, 0, 0);
        assertThat(statesAfter(start, Action.insert(0), Outcome.BLOCKED))
                .containsOnlyKeys(start, start.with(1, Place.LOOSE, false));
    }

    @Test
    void goesBackToASavedMomentWithItsLuck() {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        SymbolicWorld other = new SymbolicWorld(CLUMSY);
        other.reset(HandMadeTasks.blocked(), 99);
        for (int seed = 0; seed < 100; seed++) {
            world.reset(TASK, seed);
            walk(world, new SplittableRandom(seed), 5);
            byte[] saved = world.save();
            List<StepResult> first = walk(world, new SplittableRandom(seed + 1), 20);
            world.restore(saved);
            assertThat(world.save()).isEqualTo(saved);
            assertThat(walk(world, new SplittableRandom(seed + 1), 20)).isEqualTo(first);
            other.restore(saved);
            assertThat(walk(other, new SplittableRandom(seed + 1), 20))
                    .as("also in another world")
                    .isEqualTo(first);
        }
    }

    @Test
    void takesAnotherCourseWhenReseeded() {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        world.reset(TASK, 1);
        byte[] saved = world.save();
        List<List<StepResult>> courses = new ArrayList<>();
        for (int seed = 0; seed < 10; seed++) {
            world.restore(saved);
            world.reseed(seed);
            courses.add(walk(world, new SplittableRandom(2), 30));
        }
        assertThat(courses).doesNotHaveDuplicates();
    }

    @Test
    void refusesDamagedMomentsOfEveryLengthAndWithAnyByteChangedAndStaysAsItIs() {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        world.reset(TASK, 1);
        byte[] saved = world.save();
        walk(world, new SplittableRandom(2), 3);
        byte[] now = world.save();
        for (int length = 0; length < saved.length; length++) {
            requireRefused(world, Arrays.copyOf(saved, length), Code.SAVED_STATE_CORRUPT);
        }
        requireRefused(world, Arrays.copyOf(saved, saved.length + 1), Code.SAVED_STATE_CORRUPT);
        for (int at = 0; at < saved.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = saved.clone();
                changed[at] ^= (byte) (1 << bit);
                requireRefused(world, changed, Code.SAVED_STATE_CORRUPT);
            }
        }
        assertThat(world.save()).isEqualTo(now);
    }

    @Test
    void refusesSoundMomentsOfAnotherTaskOrWorldAndContentsThatContradictThemselves() {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        world.reset(HandMadeTasks.nearlyDone(), 1);
        byte[] ofAnotherTask = world.save();
        world.reset(TASK, 1);
        byte[] now = world.save();
        requireRefused(world, ofAnotherTask, Code.SAVED_STATE_FOREIGN);
        requireRefused(world, new SavedMoment("physical", TASK).wrap(new byte[14]), Code.SAVED_STATE_FOREIGN);
        ByteBuffer ofAnotherVersion = ByteBuffer.wrap(now.clone()).putShort(8, (short) (SavedMoment.VERSION + 1));
        CRC32C checksum = new CRC32C();
        checksum.update(ofAnotherVersion.array(), 0, now.length - 4);
        ofAnotherVersion.putInt(now.length - 4, (int) checksum.getValue());
        requireRefused(world, ofAnotherVersion.array(), Code.SAVED_STATE_FOREIGN);
        SavedMoment symbolic = new SavedMoment(SymbolicWorld.KIND, TASK);
        requireRefused(world, symbolic.wrap(new byte[13]), Code.SAVED_STATE_CORRUPT);
        byte[] seatedAndLoose = {1, 1, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        requireRefused(world, symbolic.wrap(seatedAndLoose), Code.SAVED_STATE_CORRUPT);
        byte[] jammedWithNothingInHand = {1, 0, 0, 0, -1, 2, 0, 0, 0, 0, 0, 0, 0, 0};
        requireRefused(world, symbolic.wrap(jammedWithNothingInHand), Code.SAVED_STATE_CORRUPT);
        byte[] neitherEndedNorNot = {1, 0, 0, 0, -1, 4, 0, 0, 0, 0, 0, 0, 0, 0};
        requireRefused(world, symbolic.wrap(neitherEndedNorNot), Code.SAVED_STATE_CORRUPT);
        byte[] solvedButNotEnded = {31, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        requireRefused(world, symbolic.wrap(solvedButNotEnded), Code.SAVED_STATE_CORRUPT);
        assertThat(world.save()).isEqualTo(now);
    }

    @Test
    void endsAtDoneOrWhenSolvedAndThenRefusesToGoOn() {
        SymbolicWorld world = new SymbolicWorld(FailureModel.NONE);
        world.reset(TASK, 1);
        assertThat(world.step(Action.DONE).outcome()).isEqualTo(Outcome.ENDED);
        requireRefusedStep(world, Action.pickUp(0), Code.EPISODE_FINISHED);
        world.reset(HandMadeTasks.nearlyDone(), 1);
        world.step(Action.pickUp(1));
        assertThat(world.step(Action.insert(1)).finished()).isTrue();
        requireRefusedStep(world, Action.DONE, Code.EPISODE_FINISHED);
        world.reset(TASK, AssemblyState.goal(5), 1);
        requireRefusedStep(world, Action.pickUp(0), Code.EPISODE_FINISHED);
    }

    @Test
    void refusesUnknownPiecesForeignStartsAndStepsBeforeTheFirstEpisode() {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        requireRefusedStep(world, Action.pickUp(0), Code.EPISODE_FINISHED);
        assertThatThrownBy(world::save).isInstanceOf(PlannerException.class);
        world.reset(TASK, 1);
        byte[] now = world.save();
        requireRefusedStep(world, Action.pickUp(5), Code.UNKNOWN_PIECE);
        assertThatThrownBy(() -> world.reset(HandMadeTasks.nearlyDone(), AssemblyState.goal(3), 1))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.STATE_WRONG));
        assertThat(world.save()).isEqualTo(now);
        world.close();
        requireRefusedStep(world, Action.pickUp(0), Code.EPISODE_FINISHED);
    }

    @Test
    void refusesProbabilitiesThatAreNone() {
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new FailureModel(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, wrong))
                    .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                            .isEqualTo(Code.SETTING_WRONG));
        }
        assertThatThrownBy(() -> new FailureModel(0.6, 0.6, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .isInstanceOf(PlannerException.class);
    }

    private static List<Outcome> outcomes(long seed) {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        world.reset(TASK, seed);
        return walk(world, new SplittableRandom(5), 60).stream()
                .map(StepResult::outcome)
                .toList();
    }

    private static List<StepResult> walk(SymbolicWorld world, SplittableRandom random, int steps) {
        List<StepResult> results = new ArrayList<>();
        for (int i = 0; i < steps && !world.finished(); i++) {
            AssemblyState state = world.state();
            int piece = random.nextInt(state.pieces());
            int held = state.held();
            Action action = held < 0
                    ? Action.pickUp(piece)
                    : List.of(Action.insert(held), Action.putDown(held), Action.reorient(held))
                            .get(random.nextInt(3));
            results.add(world.step(action));
        }
        return results;
    }

    private static double share(AssemblyState start, Action action, Outcome outcome) {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        int count = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            world.reset(TASK, start, seed);
            count += world.step(action).outcome() == outcome ? 1 : 0;
        }
        return count / 10_000.0;
    }

    private static Map<AssemblyState, Integer> statesAfter(AssemblyState start, Action action, Outcome outcome) {
        SymbolicWorld world = new SymbolicWorld(CLUMSY);
        Map<AssemblyState, Integer> states = new HashMap<>();
        for (int seed = 0; seed < 10_000; seed++) {
            world.reset(TASK, start, seed);
            StepResult result = world.step(action);
            if (result.outcome() == outcome) {
                states.merge(result.state(), 1, Integer::sum);
            }
        }
        return states;
    }

    private static double share(Map<AssemblyState, Integer> states, Predicate<AssemblyState> which) {
        double all = 0;
        double chosen = 0;
        for (Map.Entry<AssemblyState, Integer> entry : states.entrySet()) {
            all += entry.getValue();
            chosen += which.test(entry.getKey()) ? entry.getValue() : 0;
        }
        return chosen / all;
    }

    private static void requireRefused(SymbolicWorld world, byte[] saved, Code code) {
        assertThatThrownBy(() -> world.restore(saved))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }

    private static void requireRefusedStep(SymbolicWorld world, Action action, Code code) {
        assertThatThrownBy(() -> world.step(action))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(code));
    }
}
