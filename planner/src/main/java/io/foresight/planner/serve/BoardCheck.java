package io.foresight.planner.serve;

import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Does a board that a caller made fit together? Generated ones do. */
final class BoardCheck {
    private static final int MOST_SIDE = 64;
    private static final int MOST_HEIGHT = 50;

    private final Board board;
    private final String field;

    private BoardCheck(Board board, String field) {
        this.board = board;
        this.field = field;
    }

    /** @throws RefusedException TASK_WRONG naming the first contradiction */
    static void require(Board board, String field) {
        BoardCheck check = new BoardCheck(board, field);
        check.sizes();
        check.colours();
        check.room();
        check.order();
    }

    private void sizes() {
        requireWithin("size_x", board.sizeX(), MOST_SIDE);
        requireWithin("size_y", board.sizeY(), MOST_SIDE);
        requireWithin("height", board.height(), MOST_HEIGHT);
    }

    private void requireWithin(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw wrong("." + name, name + " must be 1 to " + most + " voxels, got " + Integer.toUnsignedString(value));
        }
    }

    private void colours() {
        Set<Colour> used = EnumSet.of(board.colour());
        for (Piece piece : board.pieces()) {
            if (!used.add(piece.colour())) {
                throw wrong(
                        ".pieces[" + piece.index() + "].colour",
                        "two things are " + piece.colour().label() + "; a colour names one");
            }
        }
    }

    /** Everything within the grid, and no voxel filled twice. */
    private void room() {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < board.cuboids().size(); i++) {
            blocks.add(new Block(".blocks[" + i + "]", board.cuboids().get(i), board.height()));
        }
        for (Piece piece : board.pieces()) {
            for (int i = 0; i < piece.cuboids().size(); i++) {
                blocks.add(new Block(
                        ".pieces[" + piece.index() + "].blocks[" + i + "]",
                        piece.cuboids().get(i),
                        MOST_HEIGHT));
            }
        }
        for (Block block : blocks) {
            Cuboid space = block.space();
            if (space.maxX() > board.sizeX() || space.maxY() > board.sizeY() || space.maxZ() > block.ceiling()) {
                throw wrong(
                        block.path(),
                        "a block ends at " + space.maxX() + ", " + space.maxY() + ", " + space.maxZ()
                                + "; the grid ends at " + board.sizeX() + ", " + board.sizeY() + ", "
                                + block.ceiling());
            }
        }
        for (int i = 0; i < blocks.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (blocks.get(i).space().overlaps(blocks.get(j).space())) {
                    throw wrong(
                            blocks.get(i).path(),
                            "the block shares voxels with " + field
                                    + blocks.get(j).path());
                }
            }
        }
    }

    /** A piece that lies under another must be known to come before it. */
    private void order() {
        for (Piece above : board.pieces()) {
            for (Piece below : board.pieces()) {
                boolean known = (board.dependencies().ancestors(above.index()) >> below.index() & 1) != 0;
                if (above.index() != below.index() && !known && over(above, below)) {
                    throw wrong(
                            ".pieces[" + above.index() + "].predecessors",
                            "piece " + above.index() + " lies over piece " + below.index()
                                    + " and must have it among its predecessors");
                }
            }
        }
    }

    private static boolean over(Piece above, Piece below) {
        for (Cuboid high : above.cuboids()) {
            for (Cuboid low : below.cuboids()) {
                boolean sameColumn = high.minX() < low.maxX()
                        && low.minX() < high.maxX()
                        && high.minY() < low.maxY()
                        && low.minY() < high.maxY();
                if (sameColumn && high.minZ() >= low.maxZ()) {
                    return true;
                }
            }
        }
        return false;
    }

    private RefusedException wrong(String path, String message) {
        return RefusedException.badField(ErrorCode.TASK_WRONG, field + path, message);
    }

    /** A block, where it stands in the request, and how high it may reach. */
    private record Block(String path, Cuboid space, int ceiling) {}
}
