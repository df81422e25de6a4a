package io.foresight.reflect.belief;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Place;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.world.Rules;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HypothesisTest {
    @Test
    void agreesWithTheExpertHoweverPiecesAreNumbered() {
        SplittableRandom random = new SplittableRandom(3);
        for (AssemblyTask task : TaskSplit.TRAIN.tasks(200)) {
            int n = task.board().pieces().size();
            int[] number = shuffled(n, random);
            Expert expert = new Expert(task.board().dependencies());
            Order order = Order.of(task.board().dependencies(), number);
            for (int trial = 0; trial < 20; trial++) {
                AssemblyState state = anyState(n, random);
                Hypothesis hypothesis = Hypothesis.of(renumbered(state, number), order);
                assertThat(hypothesis.stepsToGo()).isEqualTo(expert.stepsToGo(state));
                for (int piece = 0; piece < n; piece++) {
                    assertThat(hypothesis.covered(number[piece]))
                            .isEqualTo(Rules.covered(task.board().dependencies(), state, piece));
                }
                Action best = hypothesis.best();
                if (!best.equals(Action.DONE)) {
                    assertThat(expert.regret(state, new Action(best.verb(), indexOf(best.piece(), number))))
                            .isZero();
                }
            }
        }
    }

    static AssemblyState anyState(int pieces, SplittableRandom random) {
        AssemblyState state = AssemblyState.goal(pieces);
        for (int piece = 0; piece < pieces; piece++) {
            int where = random.nextInt(4);
            if (where > 1) {
                state = state.with(piece, where == 2 ? Place.TABLE : Place.LOOSE, random.nextBoolean());
            }
        }
        return random.nextBoolean() ? state : state.with(random.nextInt(pieces), Place.HELD, random.nextBoolean());
    }

    static AssemblyState renumbered(AssemblyState state, int... number) {
        AssemblyState renumbered = AssemblyState.goal(number.length);
        for (int piece = 0; piece < number.length; piece++) {
            renumbered = renumbered.with(number[piece], state.place(piece), state.lying(piece));
        }
        return renumbered;
    }

    private static int[] shuffled(int n, SplittableRandom random) {
        int[] number = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            number[i] = number[j];
            number[j] = i;
        }
        return number;
    }

    private static int indexOf(int value, int... values) {
        int at = 0;
        while (values[at] != value) {
            at++;
        }
        return at;
    }
}
