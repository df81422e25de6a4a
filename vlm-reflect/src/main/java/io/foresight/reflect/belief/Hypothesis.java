package io.foresight.reflect.belief;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.world.Rules;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** A state and an order as they may be: a sample of a belief, with what would be to do if it were so. */
public final class Hypothesis {
    private final AssemblyState state;
    private final Sorted sorted;

    Hypothesis(AssemblyState state, Sorted sorted) {
        this.state = state;
        this.sorted = sorted;
    }

    /** For any state and order of the same pieces. */
    public static Hypothesis of(AssemblyState state, Order order) {
        return new Hypothesis(state, new Sorted(order));
    }

    /** Where everything is, pieces by the belief's numbers. */
    public AssemblyState state() {
        return state;
    }

    /** Which piece lies over which. */
    public Order order() {
        return sorted.order;
    }

    /** Fewest actions to the goal if nothing goes wrong; not asked for with lost pieces. */
    public int stepsToGo() {
        return sorted.expert.stepsToGo(sorted.renumbered(state));
    }

    /** Does something over it keep the piece down in its pocket, or out of it? */
    public boolean covered(int piece) {
        return Rules.covered(sorted.dependencies, sorted.renumbered(state), sorted.to[piece]);
    }

    /** What the expert would do. */
    public Action best() {
        return believed(sorted.expert.choose(sorted.renumbered(state)));
    }

    /** Every action that leads one step nearer to the goal. */
    public List<Action> allBest() {
        return sorted.expert.best(sorted.renumbered(state)).stream()
                .map(this::believed)
                .toList();
    }

    /** Steps that the action would waste: 0 for the best ones; empty if nothing would come of it. */
    public OptionalInt wasted(Action action) {
        AssemblyState now = sorted.renumbered(state);
        Action renumbered = action.equals(Action.DONE) ? action : new Action(action.verb(), sorted.to[action.piece()]);
        return Rules.apply(sorted.dependencies, now, renumbered).state().equals(now)
                ? OptionalInt.empty()
                : OptionalInt.of(sorted.expert.regret(now, renumbered));
    }

    private Action believed(Action action) {
        return action.equals(Action.DONE) ? action : new Action(action.verb(), sorted.from[action.piece()]);
    }

    /** The same order, in another state. */
    public Hypothesis at(AssemblyState other) {
        return new Hypothesis(other, sorted);
    }

    /** The same order, with a piece elsewhere. */
    public Hypothesis with(int piece, PieceStatus status) {
        return new Hypothesis(state.with(piece, status.place(), status.lying()), sorted);
    }

    /** An order with its pieces renumbered from the bottom up, as {@link Dependencies} want them, and the expert for it. */
    static final class Sorted {
        private final Order order;
        private final int[] from; // renumbered to believed
        private final int[] to;
        private final Dependencies dependencies;
        private final Expert expert;

        Sorted(Order order) {
            this.order = order;
            from = order.bottomUp();
            to = new int[from.length];
            for (int k = 0; k < from.length; k++) {
                to[from[k]] = k;
            }
            int[] under = new int[from.length];
            for (int k = 0; k < from.length; k++) {
                under[k] = renumbered(order.under(from[k]));
            }
            dependencies = new Dependencies(under);
            expert = new Expert(dependencies);
        }

        private int renumbered(int set) {
            int renumbered = 0;
            for (int rest = set; rest != 0; rest &= rest - 1) {
                renumbered |= 1 << to[Integer.numberOfTrailingZeros(rest)];
            }
            return renumbered;
        }

        AssemblyState renumbered(AssemblyState state) {
            return new AssemblyState(
                    state.pieces(),
                    renumbered(state.seated()),
                    renumbered(state.loose()),
                    renumbered(state.lost()),
                    renumbered(state.lying()),
                    state.held() < 0 ? -1 : to[state.held()]);
        }

        @Override
        public String toString() {
            return order + " from the bottom up " + Arrays.toString(from);
        }
    }
}
