package io.foresight.planner.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Rules;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExpertTest {
    @Test
    void stepsEqualABreadthFirstSearchFromEveryStateOfEveryBoardOfUpToFourPieces() {
        for (int pieces = 1; pieces <= 4; pieces++) {
            List<AssemblyState> states = AllStates.of(pieces);
            for (Dependencies board : AllStates.everyBoard(pieces)) {
                Expert expert = new Expert(board);
                Map<AssemblyState, Integer> searched = searchBackFromGoal(board, states);
                assertThat(searched).hasSize(states.size());
                for (AssemblyState state : states) {
                    if (expert.stepsToGo(state) != searched.get(state)) {
                        assertThat(expert.stepsToGo(state))
                                .as("%s from %s", board, state)
                                .isEqualTo(searched.get(state));
                    }
                }
            }
        }
    }

    /**
     * A count that is 0 at the goal alone, falls by 1 at most with any action, and falls by 1 with one action at least, is the number of
     * steps to go. So one sweep over all states proves it without a search.
     */
    @Test
    void stepsAreExactInEveryStateOfRandomBoardsOfFiveAndSixPieces() {
        SplittableRandom random = new SplittableRandom(5);
        for (int pieces = 5; pieces <= 6; pieces++) {
            List<AssemblyState> states = AllStates.of(pieces);
            for (int i = 0; i < (pieces == 5 ? 30 : 5); i++) {
                Dependencies board = AllStates.randomBoard(random, pieces);
                for (AssemblyState state : states) {
                    requireExactAt(board, new Expert(board), state);
                }
            }
        }
    }

    @Test
    void stepsAreExactInRandomStatesOfRandomBoardsOfSevenAndEightPieces() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 20_000; i++) {
            Dependencies board = AllStates.randomBoard(random, 7 + i % 2);
            requireExactAt(board, new Expert(board), randomState(random, board.pieces()));
        }
    }

    @Test
    void bestAreExactlyTheActionsWithoutRegretAndTheChosenOneIsAmongThem() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            Dependencies board = AllStates.randomBoard(random, 1 + i % 8);
            Expert expert = new Expert(board);
            AssemblyState state = randomState(random, board.pieces());
            List<Action> withoutRegret = new ArrayList<>();
            for (Action action : Action.all(board.pieces())) {
                if (expert.regret(state, action) == 0) {
                    withoutRegret.add(action);
                }
            }
            assertThat(expert.best(state)).as("%s %s", board, state).containsExactlyElementsOf(withoutRegret);
            assertThat(withoutRegret).contains(expert.choose(state));
        }
    }

    @Test
    void followingTheExpertSolvesInExactlyTheStepsItNamed() {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < 2_000; i++) {
            Dependencies board = AllStates.randomBoard(random, 1 + i % 8);
            Expert expert = new Expert(board);
            AssemblyState state = randomState(random, board.pieces());
            for (int left = expert.stepsToGo(state); left > 0; left--) {
                List<Action> best = expert.best(state);
                Action action = i % 2 == 0 ? expert.choose(state) : best.get(random.nextInt(best.size()));
                state = Rules.apply(board, state, action).state();
            }
            assertThat(state).isEqualTo(AssemblyState.goal(board.pieces()));
        }
    }

    @Test
    void clearsFromTheTopThenInsertsFromTheBottomAndTurnsOnlyWhatCanGoIn() {
        Dependencies chain = new Dependencies(0, 0b1, 0b10);
        Expert expert = new Expert(chain);
        AssemblyState state = new AssemblyState(3, 0b110, 0, 0, 0b001, -1);
        List<Action> done = new ArrayList<>();
        while (!state.solved()) {
            done.add(expert.choose(state));
            state = Rules.apply(chain, state, expert.choose(state)).state();
        }
        assertThat(done)
                .containsExactly(
                        Action.pickUp(2),
                        Action.putDown(2),
                        Action.pickUp(1),
                        Action.putDown(1),
                        Action.pickUp(0),
                        Action.reorient(0),
                        Action.insert(0),
                        Action.pickUp(1),
                        Action.insert(1),
                        Action.pickUp(2),
                        Action.insert(2));
    }

    @Test
    void aLyingPieceInTheHandIsLaidAsideAsItLiesWhenSomethingUnderItIsMissing() {
        Expert expert = new Expert(new Dependencies(0, 0b1));
        AssemblyState state = new AssemblyState(2, 0, 0, 0, 0b10, 1);
        assertThat(expert.best(state)).containsExactly(Action.putDown(1), Action.reorient(1));
        assertThat(expert.choose(state)).isEqualTo(Action.putDown(1));
    }

    @Test
    void aLoosePieceOverFinishedOnesGoesStraightFromTheHandIntoItsPocket() {
        Expert expert = new Expert(new Dependencies(0, 0b1));
        assertThat(expert.stepsToGo(new AssemblyState(2, 0b01, 0b10, 0, 0, -1))).isEqualTo(2);
        assertThat(expert.stepsToGo(new AssemblyState(2, 0, 0b11, 0, 0, -1))).isEqualTo(6);
    }

    @Test
    void aLostPieceLeavesNothingToDo() {
        Expert expert = new Expert(new Dependencies(0, 0));
        AssemblyState state = new AssemblyState(2, 0b01, 0, 0b10, 0, -1);
        assertThat(expert.stepsToGo(state)).isEqualTo(Expert.UNSOLVABLE);
        assertThat(expert.best(state)).containsExactly(Action.DONE);
        assertThat(expert.choose(state)).isEqualTo(Action.DONE);
        assertThat(expert.regret(state, Action.DONE)).isZero();
        assertThat(expert.regret(state, Action.pickUp(0))).isEqualTo(1);
    }

    @Test
    void givingUpBeforeTheGoalCostsEverythingAndStoppingAtItNothing() {
        Expert expert = new Expert(new Dependencies(0));
        assertThat(expert.regret(new AssemblyState(1, 0, 0, 0, 0, -1), Action.DONE))
                .isEqualTo(Expert.UNSOLVABLE);
        assertThat(expert.regret(AssemblyState.goal(1), Action.DONE)).isZero();
        assertThat(expert.regret(AssemblyState.goal(1), Action.pickUp(0))).isEqualTo(2);
    }

    @Test
    void refusesStatesAndPiecesOfAnotherBoard() {
        Expert expert = new Expert(new Dependencies(0, 0));
        assertThatThrownBy(() -> expert.stepsToGo(AssemblyState.goal(3)))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(PlannerException.Code.STATE_WRONG))
                .hasMessageContaining("3 pieces");
        assertThatThrownBy(() -> expert.regret(AssemblyState.goal(2), Action.pickUp(2)))
                .isInstanceOfSatisfying(PlannerException.class, refused -> assertThat(refused.code())
                        .isEqualTo(PlannerException.Code.UNKNOWN_PIECE));
    }

    private static void requireExactAt(Dependencies board, Expert expert, AssemblyState state) {
        int now = expert.stepsToGo(state);
        boolean falls = state.solved();
        for (Action action : Action.all(board.pieces())) {
            int next = expert.stepsToGo(Rules.apply(board, state, action).state());
            if (next < now - 1) {
                assertThat(next).as("%s %s %s", board, state, action).isGreaterThanOrEqualTo(now - 1);
            }
            falls |= next == now - 1;
        }
        if (!falls || now < 0 || (now == 0) != state.solved()) {
            assertThat(falls).as("%s %s: %d", board, state, now).isTrue();
            assertThat(now == 0).as("%s %s: %d", board, state, now).isEqualTo(state.solved());
        }
    }

    private static Map<AssemblyState, Integer> searchBackFromGoal(Dependencies board, List<AssemblyState> states) {
        Map<AssemblyState, Set<AssemblyState>> before = new HashMap<>();
        for (AssemblyState state : states) {
            for (Action action : Action.all(board.pieces())) {
                AssemblyState next = Rules.apply(board, state, action).state();
                if (!next.equals(state)) {
                    before.computeIfAbsent(next, any -> new HashSet<>()).add(state);
                }
            }
        }
        Map<AssemblyState, Integer> steps = new HashMap<>();
        Queue<AssemblyState> open = new ArrayDeque<>();
        steps.put(AssemblyState.goal(board.pieces()), 0);
        open.add(AssemblyState.goal(board.pieces()));
        while (!open.isEmpty()) {
            AssemblyState state = open.remove();
            for (AssemblyState earlier : before.getOrDefault(state, Set.of())) {
                if (steps.putIfAbsent(earlier, steps.get(state) + 1) == null) {
                    open.add(earlier);
                }
            }
        }
        return steps;
    }

    static AssemblyState randomState(SplittableRandom random, int pieces) {
        int held = random.nextInt(-1, pieces);
        int free = (1 << pieces) - 1 & ~(held < 0 ? 0 : 1 << held);
        int seated = random.nextInt(1 << pieces) & free;
        int half = random.nextInt(1 << pieces);
        int loose = half & random.nextInt(1 << pieces) & free & ~seated;
        int lying = random.nextInt(1 << pieces) & ~seated;
        return new AssemblyState(pieces, seated, loose, 0, lying, held);
    }
}
