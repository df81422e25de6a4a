package io.foresight.planner.task;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Validates a board from outside: sizes, blocks, colours and dependencies must be consistent. */
final class BoardCheck {
    /** Maximum number of voxels of a board along an edge; generated boards have up to 39. */
    static final int LARGEST_SIDE = 64;

    private static final int HIGHEST = 32;

    private BoardCheck() {}

    /** The problem; empty when the board is valid. */
    static Optional<String> problem(Board board) {
        return sizes(board)
                .or(() -> colours(board))
                .or(() -> blocks(board))
                .or(() -> nails(board))
                .or(() -> pockets(board))
                .or(() -> dependencies(board));
    }

    private static Optional<String> sizes(Board board) {
        boolean fits = board.sizeX() >= 1
                && board.sizeX() <= LARGEST_SIDE
                && board.sizeY() >= 1
                && board.sizeY() <= LARGEST_SIDE
                && board.height() >= 1
                && board.height() <= HIGHEST;
        return problemUnless(
                fits,
                "the board must be 1 x 1 x 1 to " + LARGEST_SIDE + " x " + LARGEST_SIDE + " x " + HIGHEST
                        + " voxels, got " + board.sizeX() + " x " + board.sizeY() + " x " + board.height());
    }

    private static Optional<String> colours(Board board) {
        Set<Colour> seen = EnumSet.of(board.colour());
        for (Piece piece : board.pieces()) {
            if (!seen.add(piece.colour())) {
                return Optional.of(piece.colour().label() + " names two things");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> blocks(Board board) {
        for (int i = -1; i < board.pieces().size(); i++) {
            List<Cuboid> blocks = blocks(board, i);
            for (int k = 0; k < blocks.size(); k++) {
                Cuboid block = blocks.get(k);
                if (block.maxX() > board.sizeX()
                        || block.maxY() > board.sizeY()
                        || block.maxZ() > (i < 0 ? board.height() : HIGHEST)) {
                    return Optional.of("a block of " + name(board, i) + " reaches out of the grid: " + block);
                }
                for (int j = -1; j <= i; j++) {
                    List<Cuboid> others = blocks(board, j);
                    for (int l = 0; l < (j == i ? k : others.size()); l++) {
                        if (block.overlaps(others.get(l))) {
                            return Optional.of("blocks of " + name(board, j) + " and " + name(board, i)
                                    + " fill the same voxels: " + others.get(l) + " and " + block);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** A nail must have a shank of 2 x 2 voxels and, centred on its end, a head of 4 x 4. */
    private static Optional<String> nails(Board board) {
        for (Piece piece : board.pieces()) {
            if (piece.kind() == Piece.Kind.NAIL) {
                Cuboid shank = piece.cuboids().get(0);
                Cuboid head = piece.cuboids().get(1);
                boolean fits = shank.sizeX() == 2
                        && shank.sizeY() == 2
                        && head.minX() == shank.minX() - 1
                        && head.maxX() == shank.maxX() + 1
                        && head.minY() == shank.minY() - 1
                        && head.maxY() == shank.maxY() + 1
                        && head.minZ() == shank.maxZ();
                if (!fits) {
                    return Optional.of("nail " + name(board, piece.index())
                            + " must have a shank of 2 x 2 voxels and on its end a head of 4 x 4, got " + shank
                            + " and " + head);
                }
            }
        }
        return Optional.empty();
    }

    /** The board's pockets must be exactly where the pieces are. */
    private static Optional<String> pockets(Board board) {
        int filled = 0;
        for (int i = -1; i < board.pieces().size(); i++) {
            for (Cuboid block : blocks(board, i)) {
                int height = Math.min(block.maxZ(), board.height()) - block.minZ();
                filled += Math.max(0, height) * block.sizeX() * block.sizeY();
            }
        }
        int whole = board.sizeX() * board.sizeY() * board.height();
        return problemUnless(
                filled == whole,
                "the board and its pieces fill " + filled + " of the board's " + whole + " voxels, not all of them");
    }

    private static Optional<String> dependencies(Board board) {
        for (Piece piece : board.pieces()) {
            int i = piece.index();
            if (liesOver(blocks(board, -1), piece.cuboids())) {
                return Optional.of(
                        name(board, i) + " has the board over it, so that it can never be inserted from above");
            }
            for (Piece other : board.pieces()) {
                boolean over = liesOver(other.cuboids(), piece.cuboids());
                boolean said = (board.dependencies().successors(i) >> other.index() & 1) != 0;
                if (other.index() != i && over != said) {
                    return Optional.of(name(board, other.index()) + (over ? " lies over " : " does not lie over ")
                            + name(board, i) + ", but the dependencies say "
                            + (said ? "that it does" : other.index() < i ? "that it goes in first" : "nothing of it"));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a voxel of the first is vertically above one of the second. */
    private static boolean liesOver(List<Cuboid> upper, List<Cuboid> lower) {
        for (Cuboid over : upper) {
            for (Cuboid under : lower) {
                if (over.minZ() >= under.maxZ()
                        && over.minX() < under.maxX()
                        && under.minX() < over.maxX()
                        && over.minY() < under.maxY()
                        && under.minY() < over.maxY()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Blocks of the piece, or of the board (-1). */
    private static List<Cuboid> blocks(Board board, int piece) {
        return piece < 0 ? board.cuboids() : board.pieces().get(piece).cuboids();
    }

    private static String name(Board board, int piece) {
        return piece < 0 ? "the board" : board.pieces().get(piece).colour().label();
    }

    private static Optional<String> problemUnless(boolean fine, String problem) {
        return fine ? Optional.empty() : Optional.of(problem);
    }
}
