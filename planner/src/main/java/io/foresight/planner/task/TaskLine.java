package io.foresight.planner.task;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.foresight.core.geometry.Pose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A task as a line of a task file: see {@link TaskFile}. Numbers are formatted the same way by every Java version. */
record TaskLine(
        String id,
        long boardSeed,
        long resetSeed,
        BoardPart board,
        double[] boardPose,
        List<SlotPart> slots,
        List<Integer> startSeated) {
    /** The JSON mapper of task files; its fast number writer does not depend on the Java version. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .withCoercionConfig(LogicalType.Textual, TaskLine::onlyText)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final Pattern MISTYPED =
            Pattern.compile("Cannot (?:deserialize|coerce|construct|map) .*?(?:of type|to|of|into type) `(.*?)`.*");

    /** A line that is invalid; the message names the problem. */
    static final class BadLineException extends Exception {
        private static final long serialVersionUID = 1L;

        BadLineException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    record BoardPart(String colour, int sizeX, int sizeY, int height, List<int[]> blocks, List<PiecePart> pieces) {}

    record PiecePart(String colour, String kind, List<int[]> blocks, List<Integer> after) {}

    record SlotPart(double x, double y, double yaw, int side) {}

    static TaskLine of(AssemblyTask task) {
        Board board = task.board();
        List<PiecePart> pieces = new ArrayList<>();
        for (Piece piece : board.pieces()) {
            pieces.add(new PiecePart(
                    piece.colour().label(),
                    piece.kind().name().toLowerCase(Locale.ROOT),
                    numbers(piece.cuboids()),
                    members(board.dependencies().predecessors(piece.index()))));
        }
        Pose pose = task.boardPose();
        return new TaskLine(
                task.id(),
                task.boardSeed(),
                task.resetSeed(),
                new BoardPart(
                        board.colour().label(),
                        board.sizeX(),
                        board.sizeY(),
                        board.height(),
                        numbers(board.cuboids()),
                        pieces),
                new double[] {pose.x(), pose.y(), pose.z(), pose.qw(), pose.qx(), pose.qy(), pose.qz()},
                task.slots().stream()
                        .map(slot -> new SlotPart(slot.x(), slot.y(), slot.yaw(), slot.side()))
                        .toList(),
                members(task.startSeated()));
    }

    /** The line without a line feed. */
    byte[] bytes() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    static AssemblyTask read(byte[] line) throws BadLineException {
        try {
            AssemblyTask task = JSON.readValue(line, TaskLine.class).task();
            Optional<String> problem = problem(task);
            if (problem.isPresent()) {
                throw new BadLineException(problem.get(), null);
            }
            return task;
        } catch (JsonProcessingException bad) {
            throw new BadLineException(describe(bad), bad);
        } catch (IOException | IllegalArgumentException | PlannerException bad) {
            throw new BadLineException(bad.getMessage(), bad);
        }
    }

    /** A problem of a task beyond the checks of its constructor; empty when there is none. */
    static Optional<String> problem(AssemblyTask task) {
        if (!ID.matcher(task.id()).matches()) {
            return Optional.of("an id has 1 to 64 letters, digits, dots, dashes and underscores");
        }
        Pose pose = task.boardPose();
        if (pose.z() != 0 || pose.qx() != 0 || pose.qy() != 0) {
            return Optional.of("the board must stand upright on the table, at z = 0");
        }
        if (!onTable(pose.x(), pose.y()) || !task.slots().stream().allMatch(slot -> onTable(slot.x(), slot.y()))) {
            return Optional.of("the board and all places must be on the table, x within "
                    + AssemblyTask.TABLE_X_METRES / 2 + " and y within " + AssemblyTask.TABLE_Y_METRES / 2 + " of 0");
        }
        return BoardCheck.problem(task.board()).or(() -> slotsProblem(task));
    }

    private static boolean onTable(double x, double y) {
        return Math.abs(x) <= AssemblyTask.TABLE_X_METRES / 2 && Math.abs(y) <= AssemblyTask.TABLE_Y_METRES / 2;
    }

    private static Optional<String> slotsProblem(AssemblyTask task) {
        List<Footprint> taken = new ArrayList<>(List.of(Footprint.of(task.board(), task.boardPose())));
        for (Piece piece : task.board().pieces()) {
            Footprint footprint = Footprint.of(piece, task.slots().get(piece.index()));
            for (int i = 0; i < taken.size(); i++) {
                if (!footprint.isApart(taken.get(i), 0)) {
                    return Optional.of("the place of " + piece.colour().label() + " overlaps "
                            + (i == 0
                                    ? "the board"
                                    : "that of "
                                            + task.board()
                                                    .pieces()
                                                    .get(i - 1)
                                                    .colour()
                                                    .label()));
                }
            }
            taken.add(footprint);
        }
        return Optional.empty();
    }

    private AssemblyTask task() throws BadLineException {
        List<Piece> pieces = new ArrayList<>();
        int count = board.pieces().size();
        int[] predecessors = new int[count];
        for (int i = 0; i < count; i++) {
            PiecePart part = board.pieces().get(i);
            pieces.add(new Piece(i, colour(part.colour()), kind(part.kind()), cuboids(part.blocks())));
            predecessors[i] = mask(part.after(), count, "after");
        }
        if (boardPose.length != 7) {
            throw new BadLineException("board_pose must have 7 numbers, got " + boardPose.length, null);
        }
        return new AssemblyTask(
                id,
                boardSeed,
                resetSeed,
                new Board(
                        colour(board.colour()),
                        board.sizeX(),
                        board.sizeY(),
                        board.height(),
                        cuboids(board.blocks()),
                        pieces,
                        new Dependencies(predecessors)),
                new Pose(
                        boardPose[0],
                        boardPose[1],
                        boardPose[2],
                        boardPose[3],
                        boardPose[4],
                        boardPose[5],
                        boardPose[6]),
                slots.stream()
                        .map(slot -> new Slot(slot.x(), slot.y(), slot.yaw(), slot.side()))
                        .toList(),
                mask(startSeated, count, "start_seated"));
    }

    private static Colour colour(String label) throws BadLineException {
        for (Colour colour : Colour.values()) {
            if (colour.label().equals(label)) {
                return colour;
            }
        }
        throw new BadLineException("there is no colour \"" + label + "\"", null);
    }

    private static Piece.Kind kind(String label) throws BadLineException {
        return switch (label) {
            case "beam" -> Piece.Kind.BEAM;
            case "nail" -> Piece.Kind.NAIL;
            default -> throw new BadLineException("a piece is a beam or a nail, not a \"" + label + "\"", null);
        };
    }

    private static List<int[]> numbers(List<Cuboid> blocks) {
        return blocks.stream()
                .map(b -> new int[] {b.minX(), b.minY(), b.minZ(), b.maxX(), b.maxY(), b.maxZ()})
                .toList();
    }

    private static List<Cuboid> cuboids(List<int[]> numbers) throws BadLineException {
        List<Cuboid> cuboids = new ArrayList<>();
        for (int[] n : numbers) {
            if (n.length != 6) {
                throw new BadLineException("a block must have 6 numbers, got " + n.length, null);
            }
            cuboids.add(new Cuboid(n[0], n[1], n[2], n[3], n[4], n[5]));
        }
        return cuboids;
    }

    private static List<Integer> members(int mask) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < Integer.SIZE; i++) {
            if ((mask >> i & 1) != 0) {
                members.add(i);
            }
        }
        return members;
    }

    private static int mask(List<Integer> members, int count, String field) throws BadLineException {
        int mask = 0;
        for (Integer member : members) {
            if (member == null || member < 0 || member >= count || (mask >> member & 1) != 0) {
                throw new BadLineException(
                        field + " must name pieces 0 .. " + (count - 1) + ", each once, got " + members, null);
            }
            mask |= 1 << member;
        }
        return mask;
    }

    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    /** Location and reason; Jackson's hints about its settings and our classes are left out. */
    static String describe(JsonProcessingException bad) {
        StringBuilder text = new StringBuilder();
        if (bad instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                text.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
            }
        }
        String said = bad.getOriginalMessage().lines().findFirst().orElse("it cannot be parsed");
        Matcher mistyped = MISTYPED.matcher(said);
        String reason = mistyped.matches()
                ? "must be " + typeName(mistyped.group(1))
                : said.replaceFirst("Missing (?:required )?creator property '(.*?)'.*", "$1 is missing")
                        .replaceFirst("Null value for creator property '(.*?)'.*", "$1 must not be null")
                        .replaceFirst("Invalid `null` value encountered.*", "must not be null")
                        .replaceFirst("Unrecognized field \"(.*?)\".*", "there is no field $1 in this format")
                        .replaceFirst(" \\(class .*", "");
        return text.isEmpty() ? reason : text + ": " + reason;
    }

    private static String typeName(String javaType) {
        return switch (javaType) {
            case "int", "long", "java.lang.Integer" -> "an integer";
            case "double" -> "a number";
            case "java.lang.String" -> "a text";
            default -> javaType.endsWith("[]") || javaType.contains("List") ? "a list" : "an object";
        };
    }
}
