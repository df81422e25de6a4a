package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Generates the start of a task from seeds: the board's pose, each piece's slot on the table, and which pieces are in the board already.
 * The ranges are those of ReflectVLM's reset (arXiv 2502.16707 and its released code), with two differences. The pieces outside the board
 * depend on both seeds; in the original they are the same for all boards with the same number of pieces. And slots keep a gap for a
 * gripper, for the standing and for the lying piece, so that any piece can be put down on its slot in either orientation at any time. For
 * one task in two hundred this does not fit into the original's area of the table, and a larger area is used.
 */
public final class TaskGenerator {
    /** Gap between any two slots, and between a slot and the board, metres: a finger's thickness and some clearance. */
    public static final double GAP_METRES = 0.03;

    private static final double BASE_X = -0.55;
    private static final double NEAREST = 0.30;
    private static final double FARTHEST = 0.74;
    private static final double LEAST_DISTANCE = 0.1;
    private static final int PIECE_TRIES = 50;
    private static final int NARROW_RESTARTS = 100;
    private static final int WIDE_RESTARTS = 2_000;
    private static final int MOST_RESTARTS = 20_000;

    /** The original's area. */
    private static final Area NARROW = new Area(-0.30, 0.20, -0.50, -0.05, GAP_METRES);

    /** For boards of six to eight pieces for which that is too small. */
    private static final Area WIDE = new Area(-0.45, 0.20, -0.57, -0.05, GAP_METRES);

    /** For boards for which even that is too small; none occurred in 400,000 tasks. */
    private static final Area TIGHT = new Area(-0.45, 0.20, -0.57, -0.05, GAP_METRES / 2);

    private TaskGenerator() {}

    /** The task of these seeds; the same on every machine. */
    public static AssemblyTask generate(String id, long boardSeed, long resetSeed) {
        return generate(id, BoardGenerator.generate(boardSeed), boardSeed, resetSeed);
    }

    /** For a board that has been generated already. */
    static AssemblyTask generate(String id, Board board, long boardSeed, long resetSeed) {
        SeededDraws draws = new SeededDraws(resetSeed, boardSeed);
        int count = board.pieces().size();
        int seated = startSeated(draws, count);
        int[] sides = new int[count];
        for (int i = 0; i < count; i++) {
            sides[i] = draws.coin() ? -1 : draws.below(2);
        }
        for (int i = 0; i < MOST_RESTARTS; i++) {
            Pose boardPose =
                    Pose.at(draws.between(0, 0.09), draws.between(0.15, 0.20), 0, draws.between(-Math.PI, Math.PI));
            List<Slot> slots = slots(draws, board, boardPose, sides, area(i));
            if (!slots.isEmpty()) {
                return new AssemblyTask(id, boardSeed, resetSeed, board, boardPose, slots, seated);
            }
        }
        throw new PlannerException(
                PlannerException.Code.TASK_WRONG,
                "no places on the table were found for the " + count + " pieces of board seed " + boardSeed
                        + " with reset seed " + resetSeed + " in " + MOST_RESTARTS + " tries");
    }

    /** The set of pieces in the board at the start of the task of these seeds, if its board has this many pieces. */
    static int startSeated(long boardSeed, long resetSeed, int count) {
        return startSeated(new SeededDraws(resetSeed, boardSeed), count);
    }

    /** At least one piece is outside, and at least one inside if there are two or more. */
    private static int startSeated(SeededDraws draws, int count) {
        Integer[] order = new Integer[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        int outside = count == 1 ? 1 : draws.between(1, count - 1);
        draws.shuffle(order);
        int seated = 0;
        for (int i = outside; i < count; i++) {
            seated |= 1 << order[i];
        }
        return seated;
    }

    /** A slot for each piece, the largest first; empty when there was no room for one of them. */
    private static List<Slot> slots(SeededDraws draws, Board board, Pose boardPose, int[] sides, Area area) {
        List<Footprint> taken = new ArrayList<>();
        taken.add(Footprint.of(board, boardPose));
        Slot[] slots = new Slot[sides.length];
        List<Piece> largestFirst = new ArrayList<>(board.pieces());
        largestFirst.sort(Comparator.comparingDouble(piece -> -Footprint.radius(piece)));
        for (Piece piece : largestFirst) {
            Slot slot = slot(draws, piece, sides[piece.index()], area, taken);
            if (slot == null) {
                return List.of();
            }
            taken.add(Footprint.of(piece, slot));
            slots[piece.index()] = slot;
        }
        return List.of(slots);
    }

    private static Slot slot(SeededDraws draws, Piece piece, int side, Area area, List<Footprint> taken) {
        for (int i = 0; i < PIECE_TRIES; i++) {
            double x = draws.between(area.minX, area.maxX);
            double y = draws.between(area.minY, area.maxY);
            Slot slot = new Slot(x, y, draws.between(-Math.PI, Math.PI), side);
            double fromBase = (x - BASE_X) * (x - BASE_X) + y * y;
            if (fromBase >= NEAREST * NEAREST
                    && fromBase <= FARTHEST * FARTHEST
                    && isFree(piece, slot, area.gap, taken)) {
                return slot;
            }
        }
        return null;
    }

    private static boolean isFree(Piece piece, Slot slot, double gap, List<Footprint> taken) {
        for (int i = 1; i < taken.size(); i++) {
            if (taken.get(i).isNear(slot.x(), slot.y(), LEAST_DISTANCE)) {
                return false;
            }
        }
        Footprint footprint = Footprint.of(piece, slot);
        for (Footprint other : taken) {
            if (!footprint.isApart(other, gap)) {
                return false;
            }
        }
        return true;
    }

    private static Area area(int restart) {
        return restart < NARROW_RESTARTS ? NARROW : restart < WIDE_RESTARTS ? WIDE : TIGHT;
    }

    /** Range of slot centres, and the gap around slots, metres. */
    private record Area(double minX, double maxX, double minY, double maxY, double gap) {}
}
