package io.foresight.sim.assembly;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Slot;
import java.util.List;

/**
 * A board drawn by hand: a lower bar along y, an upper bar along x that bridges it with a notch, and a nail beside them that goes through
 * the upper bar.
 */
final class SimpleTasks {
    static final int LOWER = 0;
    static final int UPPER = 1;
    static final int NAIL = 2;

    private SimpleTasks() {}

    /** With these pieces seated, the lower bar lying, the others upright. */
    static AssemblyTask task(int seated) {
        List<Slot> slots =
                List.of(new Slot(-0.2, -0.3, 0.4, 0), new Slot(0.1, -0.3, 1.2, -1), new Slot(0.0321, -0.12, 0, -1));
        return new AssemblyTask("hand-made", 1, 1, board(), Pose.at(0.05, 0.2, 0, 0.7), slots, seated);
    }

    private static Board board() {
        Piece lower = new Piece(
                LOWER,
                Colour.RED,
                Piece.Kind.BEAM,
                List.of(
                        new Cuboid(10, 6, 1, 13, 10, 7),
                        new Cuboid(10, 10, 1, 13, 14, 3),
                        new Cuboid(10, 14, 1, 13, 18, 7)));
        Piece upper = new Piece(
                UPPER,
                Colour.BLUE,
                Piece.Kind.BEAM,
                List.of(
                        new Cuboid(6, 10, 3, 15, 14, 8),
                        new Cuboid(15, 10, 3, 17, 11, 8),
                        new Cuboid(15, 13, 3, 17, 14, 8),
                        new Cuboid(17, 10, 3, 18, 14, 8)));
        Piece nail = new Piece(
                NAIL,
                Colour.GREEN,
                Piece.Kind.NAIL,
                List.of(new Cuboid(15, 11, 1, 17, 13, 8), new Cuboid(14, 10, 8, 18, 14, 11)));
        List<Cuboid> base = List.of(
                new Cuboid(0, 0, 0, 24, 24, 1),
                // around the lower bar's pocket
                new Cuboid(0, 0, 1, 24, 6, 4),
                new Cuboid(0, 18, 1, 24, 24, 4),
                new Cuboid(0, 6, 1, 10, 10, 4),
                new Cuboid(13, 6, 1, 24, 10, 4),
                new Cuboid(0, 14, 1, 10, 18, 4),
                new Cuboid(13, 14, 1, 24, 18, 4),
                // under and beside the upper bar, with the nail's hole
                new Cuboid(0, 10, 1, 6, 14, 4),
                new Cuboid(18, 10, 1, 24, 14, 4),
                new Cuboid(6, 10, 1, 10, 14, 3),
                new Cuboid(13, 10, 1, 15, 14, 3),
                new Cuboid(15, 10, 1, 17, 11, 3),
                new Cuboid(15, 13, 1, 17, 14, 3),
                new Cuboid(17, 10, 1, 18, 14, 3));
        return new Board(Colour.GRAY, 24, 24, 4, base, List.of(lower, upper, nail), new Dependencies(0, 0b001, 0b010));
    }
}
