package io.foresight.planner.render;

import io.foresight.planner.task.Board;
import java.util.List;

/**
 * A board and its pieces, to be drawn at any poses.
 *
 * @param pieces by index
 */
record Bodies(Body board, List<Body> pieces) {
    /** On the table, in the hand, in the board. */
    private static final int MOST_POSES = 3;
    /** For the drawings of all boards that a renderer keeps. */
    private static final long KEPT_BYTES = 64 << 20;

    /** Their drawings are kept at so many poses. */
    static Bodies of(Board board, SolidDrawing drawing, int poses) {
        List<Body> pieces = board.pieces().stream()
                .map(piece -> new Body(Solid.of(piece), (byte) (Rendering.FIRST_PIECE + piece.index()), drawing, poses))
                .toList();
        return new Bodies(new Body(Solid.of(board), Rendering.BOARD, drawing, poses), pieces);
    }

    /** At how many poses each solid's drawing is to be kept: {@value #MOST_POSES}, fewer where that were too much memory, perhaps 0. */
    static int poses(int boards, int width, int height) {
        return (int) Math.min(MOST_POSES, KEPT_BYTES / (boards * bytesPerPose(width, height)));
    }

    /** What the drawings of a board and its pieces, at one pose each, take up in images of this size at most, on the average of boards. */
    static long bytesPerPose(int width, int height) {
        return 30_000 + 5L * width * height;
    }
}
