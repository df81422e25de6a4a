package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;
import java.util.List;

/**
 * A board to assemble, and the start state. The world frame: x forward from the robot, y left, z up, metres, origin at the centre of the
 * table's top; the robot's base is at (-0.55, 0).
 *
 * @param id unique in its split, such as {@code test-0042}
 * @param boardSeed seed of the board
 * @param resetSeed seed of the start state
 * @param boardPose pose of the board's frame in the world; the board stands on the table
 * @param slots each piece's slot on the table, by index
 * @param startSeated set of pieces that are in the board at the start
 */
public record AssemblyTask(
        String id, long boardSeed, long resetSeed, Board board, Pose boardPose, List<Slot> slots, int startSeated) {
    /** Size of the table along x; its centre is the world's origin. */
    public static final double TABLE_X_METRES = 1.9;

    /** Size of the table along y. */
    public static final double TABLE_Y_METRES = 1.5;

    public AssemblyTask {
        slots = List.copyOf(slots);
        int all = (1 << board.pieces().size()) - 1;
        if (slots.size() != board.pieces().size() || (startSeated & ~all) != 0 || startSeated == all) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "task " + id + " needs a slot for each of " + board.pieces().size() + " pieces (got "
                            + slots.size() + ") and one piece or more outside the board (seated at the start: 0b"
                            + Integer.toBinaryString(startSeated) + ")");
        }
    }

    /** The start state: pieces outside the board stand or lie on their slots. */
    public AssemblyState start() {
        int lying = 0;
        for (int i = 0; i < slots.size(); i++) {
            if ((startSeated >> i & 1) == 0 && slots.get(i).side() >= 0) {
                lying |= 1 << i;
            }
        }
        return new AssemblyState(slots.size(), startSeated, 0, 0, lying, -1);
    }

    /** Number of pieces in the board at the start that must come out first, because something under them is missing. */
    public int piecesToClear() {
        return board.dependencies().toClear(startSeated);
    }

    /**
     * The minimum number of actions that solve the task without failures: 2 for each piece to clear, 2 for each insertion of an upright
     * piece, 3 for each insertion of a lying piece. A cleared piece stands upright, because it is put down as it is held.
     */
    public int idealSteps() {
        AssemblyState start = start();
        int outside = slots.size() - Integer.bitCount(startSeated);
        return 4 * piecesToClear() + 2 * outside + Integer.bitCount(start.lying());
    }
}
