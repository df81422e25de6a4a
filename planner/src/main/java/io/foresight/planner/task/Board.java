package io.foresight.planner.task;

import java.util.List;
import java.util.Optional;

/**
 * A board with pockets and the pieces that fill them. The origin of the board's frame is the centre of the board's footprint at its bottom,
 * and its axes are those of the voxel grid.
 *
 * @param sizeX voxels of the board along x; also the size of the grid along x
 * @param sizeY voxels of the board along y; also the size of the grid along y
 * @param height voxels of the board along z; pieces extend above it
 * @param cuboids disjoint blocks filled by the board, without the pockets
 * @param pieces in the order of their index
 */
public record Board(
        Colour colour,
        int sizeX,
        int sizeY,
        int height,
        List<Cuboid> cuboids,
        List<Piece> pieces,
        Dependencies dependencies) {
    /** Edge length of a voxel. */
    public static final double VOXEL_METRES = 0.01;

    /** Maximum number of pieces: one colour each, besides the board's own. */
    public static final int MOST_PIECES = 8;

    /** A board with at least this many pieces is hard (ReflectVLM also counts the board: more than five bodies). */
    public static final int HARD_PIECES = 5;

    public Board {
        cuboids = List.copyOf(cuboids);
        pieces = List.copyOf(pieces);
        if (pieces.isEmpty() || pieces.size() != dependencies.pieces()) {
            throw new PlannerException(
                    PlannerException.Code.TASK_WRONG,
                    "a board has 1 piece or more, each with its dependencies; got " + pieces.size() + " pieces and "
                            + dependencies.pieces() + " sets of dependencies");
        }
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i).index() != i) {
                throw new PlannerException(
                        PlannerException.Code.TASK_WRONG,
                        "pieces must stand in the order of their index; at " + i + " stands "
                                + pieces.get(i).index());
            }
        }
    }

    /** The piece of this colour; empty when there is none (the board's own colour is not a piece). */
    public Optional<Piece> piece(Colour wanted) {
        return pieces.stream().filter(piece -> piece.colour() == wanted).findFirst();
    }

    /** Whether it has {@link #HARD_PIECES} pieces or more. */
    public boolean hard() {
        return pieces.size() >= HARD_PIECES;
    }
}
