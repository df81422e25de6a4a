package io.foresight.planner.serve;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.Piece;
import io.foresight.planner.task.Slot;
import io.foresight.planner.task.TaskFile;
import io.foresight.v1.BoardShape;
import io.foresight.v1.PieceColour;
import io.foresight.v1.PieceKind;
import io.foresight.v1.PieceShape;
import io.foresight.v1.TableSlot;
import io.foresight.v1.TaskDescription;
import io.foresight.v1.VoxelBlock;
import java.util.ArrayList;
import java.util.List;

/** Converts complete tasks to and from messages. Tasks from callers are validated before they are used. */
final class TaskWire {
    private static final int MOST_ID = 64;
    private static final int MOST_BOARD_BLOCKS = 1024;
    private static final int MOST_PIECE_BLOCKS = 64;
    private static final String COLOUR = "PIECE_COLOUR_";
    private static final String KIND = "PIECE_KIND_";

    private TaskWire() {}

    /** @throws RefusedException when the task is inconsistent */
    static AssemblyTask read(TaskDescription wire, String field) {
        if (wire.getId().isBlank() || wire.getId().length() > MOST_ID) {
            throw wrong(
                    field + ".id",
                    field + ".id must have 1 to " + MOST_ID + " characters, has "
                            + wire.getId().length());
        }
        if (!wire.hasBoard() || !wire.hasBoardPose()) {
            String missing = field + (wire.hasBoard() ? ".board_pose" : ".board");
            throw RefusedException.badField(ErrorCode.FIELD_MISSING, missing, missing + " must be given");
        }
        Board board = board(wire.getBoard(), field + ".board");
        List<Slot> slots = new ArrayList<>();
        for (int i = 0; i < wire.getSlotsCount(); i++) {
            slots.add(slot(wire.getSlots(i), field + ".slots[" + i + "]"));
        }
        int seated = set(wire.getSeatedAtStartList(), board.pieces().size(), field + ".seated_at_start");
        AssemblyTask task = RefusedException.at(
                field,
                () -> new AssemblyTask(
                        wire.getId(),
                        wire.getBoardSeed(),
                        wire.getResetSeed(),
                        board,
                        PoseWire.read(wire.getBoardPose(), field + ".board_pose"),
                        slots,
                        seated));
        TaskFile.problem(task).ifPresent(problem -> {
            throw wrong(field, problem);
        });
        return task;
    }

    private static Board board(BoardShape wire, String field) {
        requireCount(wire.getPiecesCount(), Board.MOST_PIECES, field + ".pieces");
        requireCount(wire.getBlocksCount(), MOST_BOARD_BLOCKS, field + ".blocks");
        int n = wire.getPiecesCount();
        int[] predecessors = new int[n];
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String where = field + ".pieces[" + i + "]";
            pieces.add(piece(i, wire.getPieces(i), where));
            predecessors[i] = set(wire.getPieces(i).getPredecessorsList(), n, where + ".predecessors");
        }
        Dependencies dependencies = RefusedException.at(field + ".pieces", () -> new Dependencies(predecessors));
        return RefusedException.at(
                field,
                () -> new Board(
                        colour(wire.getColour(), field + ".colour"),
                        wire.getSizeX(),
                        wire.getSizeY(),
                        wire.getHeight(),
                        blocks(wire.getBlocksList(), field + ".blocks"),
                        pieces,
                        dependencies));
    }

    private static Piece piece(int index, PieceShape wire, String field) {
        requireCount(wire.getBlocksCount(), MOST_PIECE_BLOCKS, field + ".blocks");
        return RefusedException.at(
                field,
                () -> new Piece(
                        index,
                        colour(wire.getColour(), field + ".colour"),
                        EnumWire.read(Piece.Kind.class, KIND, wire.getKind(), ErrorCode.TASK_WRONG, field + ".kind"),
                        blocks(wire.getBlocksList(), field + ".blocks")));
    }

    private static Colour colour(PieceColour wire, String field) {
        return EnumWire.read(Colour.class, COLOUR, wire, ErrorCode.TASK_WRONG, field);
    }

    private static List<Cuboid> blocks(List<VoxelBlock> wire, String field) {
        List<Cuboid> blocks = new ArrayList<>();
        for (int i = 0; i < wire.size(); i++) {
            VoxelBlock block = wire.get(i);
            blocks.add(RefusedException.at(
                    field + "[" + i + "]",
                    () -> new Cuboid(
                            block.getMinX(),
                            block.getMinY(),
                            block.getMinZ(),
                            block.getMaxX(),
                            block.getMaxY(),
                            block.getMaxZ())));
        }
        return blocks;
    }

    private static Slot slot(TableSlot wire, String field) {
        return RefusedException.at(field, () -> new Slot(wire.getX(), wire.getY(), wire.getYaw(), wire.getSide()));
    }

    private static int set(List<Integer> pieces, int of, String field) {
        int set = 0;
        for (int piece : pieces) {
            if (piece < 0 || piece >= of) {
                throw RefusedException.badField(
                        ErrorCode.UNKNOWN_PIECE,
                        field,
                        field + " may name the pieces 0 to " + (of - 1) + ", names " + Integer.toUnsignedString(piece));
            }
            set |= 1 << piece;
        }
        return set;
    }

    private static void requireCount(int count, int most, String field) {
        if (count < 1 || count > most) {
            throw wrong(field, field + " must hold 1 to " + most + ", holds " + count);
        }
    }

    private static RefusedException wrong(String field, String message) {
        return RefusedException.badField(ErrorCode.TASK_WRONG, field, message);
    }

    static TaskDescription write(AssemblyTask task) {
        TaskDescription.Builder wire = TaskDescription.newBuilder()
                .setId(task.id())
                .setBoardSeed(task.boardSeed())
                .setResetSeed(task.resetSeed())
                .setBoard(write(task.board()))
                .setBoardPose(PoseWire.write(task.boardPose()));
        for (Slot slot : task.slots()) {
            wire.addSlots(TableSlot.newBuilder()
                    .setX(slot.x())
                    .setY(slot.y())
                    .setYaw(slot.yaw())
                    .setSide(slot.side()));
        }
        return wire.addAllSeatedAtStart(list(task.startSeated())).build();
    }

    private static BoardShape write(Board board) {
        BoardShape.Builder wire = BoardShape.newBuilder()
                .setColour(EnumWire.write(PieceColour.class, COLOUR, board.colour()))
                .setSizeX(board.sizeX())
                .setSizeY(board.sizeY())
                .setHeight(board.height())
                .addAllBlocks(write(board.cuboids()));
        for (Piece piece : board.pieces()) {
            wire.addPieces(PieceShape.newBuilder()
                    .setColour(EnumWire.write(PieceColour.class, COLOUR, piece.colour()))
                    .setKind(EnumWire.write(PieceKind.class, KIND, piece.kind()))
                    .addAllBlocks(write(piece.cuboids()))
                    .addAllPredecessors(list(board.dependencies().predecessors(piece.index()))));
        }
        return wire.build();
    }

    private static List<VoxelBlock> write(List<Cuboid> cuboids) {
        List<VoxelBlock> wire = new ArrayList<>();
        for (Cuboid cuboid : cuboids) {
            wire.add(VoxelBlock.newBuilder()
                    .setMinX(cuboid.minX())
                    .setMinY(cuboid.minY())
                    .setMinZ(cuboid.minZ())
                    .setMaxX(cuboid.maxX())
                    .setMaxY(cuboid.maxY())
                    .setMaxZ(cuboid.maxZ())
                    .build());
        }
        return wire;
    }

    private static List<Integer> list(int set) {
        List<Integer> pieces = new ArrayList<>();
        for (int i = 0; i < Board.MOST_PIECES; i++) {
            if ((set >> i & 1) != 0) {
                pieces.add(i);
            }
        }
        return pieces;
    }
}
