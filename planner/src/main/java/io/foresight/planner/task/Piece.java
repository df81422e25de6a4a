package io.foresight.planner.task;

import io.foresight.core.geometry.Pose;
import java.util.List;

/**
 * A piece to insert. The origin of its own frame is the centre of its bounding block, and its axes are those of the board's frame while it
 * is seated; upright means that its z axis points up.
 *
 * @param index 0 .. 7, a topological order: all pieces that must be inserted before this one have smaller indices
 * @param cuboids disjoint blocks of the board's grid that the seated piece fills. For a beam they are its collision shape. A nail has
 *     exactly two, shank and head: the shank is the cylinder inscribed in its 2 x 2 block, the head the hexagonal prism inscribed in its 4
 *     x 4 block (two corners on the x axis)
 */
public record Piece(int index, Colour colour, Kind kind, List<Cuboid> cuboids) {
    /** Shapes of pieces. */
    public enum Kind {
        /** A bar of voxels, possibly notched. */
        BEAM,
        /** A round shank with a hexagonal head, pushed down through beams. */
        NAIL
    }

    public Piece {
        cuboids = List.copyOf(cuboids);
        if (index < 0 || index >= Board.MOST_PIECES) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "piece index must be 0 .. " + (Board.MOST_PIECES - 1) + ", got " + index);
        }
        if (cuboids.isEmpty() || (kind == Kind.NAIL && cuboids.size() != 2)) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "a beam has 1 block or more, a nail 2; " + colour.label() + " " + kind + " has " + cuboids.size());
        }
    }

    /** The bounding block. */
    public Cuboid bounds() {
        Cuboid bounds = cuboids.get(0);
        for (Cuboid cuboid : cuboids) {
            bounds = bounds.around(cuboid);
        }
        return bounds;
    }

    /** Whether the seated piece is longer along x than along y. False for a nail. */
    public boolean alongX() {
        Cuboid bounds = bounds();
        return bounds.sizeX() > bounds.sizeY();
    }

    /** Pose of the seated piece's frame in {@code board}'s frame. */
    public Pose seat(Board board) {
        Cuboid bounds = bounds();
        return Pose.at(
                ((bounds.minX() + bounds.maxX()) / 2.0 - board.sizeX() / 2.0) * Board.VOXEL_METRES,
                ((bounds.minY() + bounds.maxY()) / 2.0 - board.sizeY() / 2.0) * Board.VOXEL_METRES,
                (bounds.minZ() + bounds.maxZ()) / 2.0 * Board.VOXEL_METRES);
    }
}
