package io.foresight.planner.expert;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * A privileged policy: it sees the state and computes the exact number of steps to the goal without random failures, following {@link
 * Rules}. It has the role of the rule-based expert of ReflectVLM (arXiv 2502.16707, section 4), but is exact for every state, including
 * loose pieces and a held piece.
 *
 * <p>The number of steps is a sum. A piece must move if it is not seated, or if it lies over one that must move; M is the set of these
 * pieces. Each piece of M is picked up and inserted: 2 steps; 1 more if a lying piece must be turned upright. A piece on the board that
 * lies over another piece of M must first be removed, and so must a loose piece on top of a piece that goes in later: 2 more. A piece
 * already held saves its pick-up, but costs 2 if it must be put down first, because something under it must move or something over its
 * pocket is in the board. Each of these steps is necessary, and clearing from top to bottom, then inserting from bottom to top needs no
 * others. Constant time, no allocation in {@link #stepsToGo}; thread-safe.
 */
public final class Expert {
    /** Steps to go, or regret, of states that cannot be solved any more. */
    public static final int UNSOLVABLE = Integer.MAX_VALUE;

    private final Dependencies dependencies;
    private final int all;
    private final byte[] closure;
    private final byte[] over;
    private final byte[] under;

    /** Creates the expert for a board with these dependencies. */
    public Expert(Dependencies dependencies) {
        this.dependencies = dependencies;
        int n = dependencies.pieces();
        all = (1 << n) - 1;
        closure = new byte[1 << n];
        over = new byte[1 << n];
        under = new byte[1 << n];
        for (int set = 1; set <= all; set++) {
            int lowest = Integer.numberOfTrailingZeros(set);
            int rest = set & (set - 1);
            closure[set] = (byte) (closure[rest] | 1 << lowest | dependencies.descendants(lowest));
            over[set] = (byte) (over[rest] | dependencies.successors(lowest));
            under[set] = (byte) (under[rest] | dependencies.predecessors(lowest));
        }
    }

    /**
     * The minimum number of actions that solve the board from this state; 0 when it is solved, {@link #UNSOLVABLE} when a piece is lost.
     */
    public int stepsToGo(AssemblyState state) {
        require(state);
        if (state.lost() != 0) {
            return UNSOLVABLE;
        }
        int moving = moving(state);
        int steps =
                2 * Integer.bitCount(moving) + Integer.bitCount(state.lying()) + 2 * Integer.bitCount(inTheWay(state));
        if (state.held() >= 0) {
            steps += handBlocks(state) ? 1 : -1;
        }
        return steps;
    }

    /**
     * All actions that reduce the number of steps to the goal by one; only {@link Action#DONE} when the board is solved or cannot be solved
     * any more. Never empty, in the order of {@link Action#all}.
     */
    public List<Action> best(AssemblyState state) {
        int now = stepsToGo(state);
        if (now == 0 || now == UNSOLVABLE) {
            return List.of(Action.DONE);
        }
        List<Action> best = new ArrayList<>();
        if (state.held() < 0) {
            for (int piece = 0; piece < state.pieces(); piece++) {
                addIfNearer(best, state, Action.pickUp(piece), now);
            }
        } else {
            addIfNearer(best, state, Action.putDown(state.held()), now);
            addIfNearer(best, state, Action.insert(state.held()), now);
            addIfNearer(best, state, Action.reorient(state.held()), now);
        }
        return best;
    }

    /**
     * One of {@link #best}, chosen in the order of ReflectVLM's expert: clear the board from the piece with the largest index down (loose
     * ones first, because they lie on top), then insert from the smallest index up; a held piece is turned upright only when everything
     * under it is done, otherwise put down.
     */
    public Action choose(AssemblyState state) {
        int now = stepsToGo(state);
        if (now == 0 || now == UNSOLVABLE) {
            return Action.DONE;
        }
        int moving = moving(state);
        int held = state.held();
        if (held < 0) {
            int onBoard = state.loose() != 0 ? state.loose() : moving & state.seated();
            int piece =
                    onBoard != 0 ? 31 - Integer.numberOfLeadingZeros(onBoard) : Integer.numberOfTrailingZeros(moving);
            return Action.pickUp(piece);
        }
        boolean allUnderDone = (dependencies.predecessors(held) & moving) == 0;
        if (allUnderDone && state.lying(held)) {
            return Action.reorient(held);
        }
        return handBlocks(state) ? Action.putDown(held) : Action.insert(held);
    }

    /**
     * Number of steps that the action wastes: {@code 1 + stepsToGo(next) - stepsToGo(now)}, with the next state by {@link Rules}; 0 exactly
     * for the {@link #best} actions. {@link Action#DONE} before the goal is {@link #UNSOLVABLE}; when a piece is lost, all other actions
     * waste 1.
     *
     * @throws PlannerException UNKNOWN_PIECE for a piece that the board does not have
     */
    public int regret(AssemblyState state, Action action) {
        int now = stepsToGo(state);
        AssemblyState next = Rules.apply(dependencies, state, action).state();
        if (now == UNSOLVABLE) {
            return action.equals(Action.DONE) ? 0 : 1;
        }
        if (action.equals(Action.DONE)) {
            return now == 0 ? 0 : UNSOLVABLE;
        }
        return 1 + stepsToGo(next) - now;
    }

    /** Set of the pieces that must still be moved: all that are not seated, and all that lie over one of them. */
    public int moving(AssemblyState state) {
        return closure[all & ~state.seated()] & 0xFF;
    }

    /**
     * Set of the pieces on the board that must be removed and put down: those over one that must still be moved, and loose ones that cannot
     * go in because a piece over their pocket is in the board.
     */
    public int inTheWay(AssemblyState state) {
        return (state.seated() | state.loose()) & over[moving(state)] | state.loose() & under[state.seated()];
    }

    /** Whether the held piece must be put down before it can be inserted finally. */
    private boolean handBlocks(AssemblyState state) {
        boolean underMoves = (over[moving(state)] >> state.held() & 1) != 0;
        return underMoves || Rules.covered(dependencies, state, state.held());
    }

    private void addIfNearer(List<Action> best, AssemblyState state, Action action, int now) {
        if (stepsToGo(Rules.apply(dependencies, state, action).state()) == now - 1) {
            best.add(action);
        }
    }

    private void require(AssemblyState state) {
        if (state.pieces() != dependencies.pieces()) {
            throw new PlannerException(
                    PlannerException.Code.STATE_WRONG,
                    "the state has " + state.pieces() + " pieces, the board " + dependencies.pieces());
        }
    }
}
