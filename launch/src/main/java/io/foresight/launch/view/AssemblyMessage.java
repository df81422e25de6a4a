package io.foresight.launch.view;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.policy.Attempt;
import io.foresight.planner.render.Picture;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.Cuboid;
import io.foresight.planner.task.Piece;
import io.foresight.planner.world.Outcome;
import io.foresight.planner.world.Scene;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The messages of the assembly scene, version 1: docs/formats/viewer-protocol.md. The header is followed by poses of board, gripper and
 * pieces as float32, frame by frame, the gripper's opening of each frame, and images.
 */
final class AssemblyMessage {
    static final int EPISODE = 4;
    static final int STEP = 5;
    static final int POSE_FLOATS = 7;

    private static final int BODIES_BESIDE_PIECES = 2;

    private AssemblyMessage() {}

    static ByteBuffer episode(EpisodeView view) {
        Board board = view.task().board();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("episode", view.number());
        header.put("id", view.task().id());
        header.put("world", view.world());
        header.put("note", view.note().orElse(null));
        header.put("policy", view.policy());
        header.put("ideal", view.idealSteps());
        header.put("finished", view.finished());
        header.put("solved", view.solved());
        header.put("board", board(board));
        header.put(
                "pieces",
                board.pieces().stream().map(piece -> piece(piece, board)).toList());
        header.put("edges", board.dependencies().edgeList());
        header.put("state", state(view.task().start()));
        return message(EPISODE, header, List.of(view.scene()), List.of(view.goal(), view.camera()));
    }

    static ByteBuffer step(StepView view) {
        Board board = view.board();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("episode", view.episode());
        header.put("step", view.step());
        header.put(
                "history",
                view.history().stream().map(done -> done(done, board)).toList());
        header.put("action", view.action().text(board));
        header.put("verb", view.action().verb().label());
        header.put("piece", view.action().piece());
        header.put(
                "plan", view.plan().stream().map(action -> action.text(board)).toList());
        header.put("nodes", view.nodes());
        header.put("decisionMs", MessageBytes.finiteOrNull(view.decisionMillis()));
        header.put("intervalMs", view.intervalMillis());
        header.put("kind", kind(view.outcome()));
        header.put("outcome", label(view.outcome()));
        header.put("reason", view.outcome().reason());
        header.put("before", state(view.before()));
        header.put("state", state(view.after()));
        header.put("stepsToGo", view.stepsToGo().isPresent() ? view.stepsToGo().getAsInt() : null);
        header.put(
                "reflection",
                view.reflection().map(how -> ReflectionMessage.of(how, board)).orElse(null));
        header.put("ending", view.ending().map(AssemblyMessage::label).orElse(null));
        header.put("finished", view.finished());
        header.put("solved", view.solved());
        List<Picture> pictures = new ArrayList<>(List.of(view.camera()));
        view.reflection().flatMap(ReflectionView::picture).ifPresent(pictures::add);
        return message(STEP, header, view.motion(), pictures);
    }

    private static ByteBuffer message(
            int kind, Map<String, Object> header, List<Scene> scenes, List<Picture> pictures) {
        int bodies = BODIES_BESIDE_PIECES + scenes.get(0).poses().size();
        header.put("bodies", bodies);
        header.put("frames", scenes.size());
        header.put(
                "pictures",
                pictures.stream()
                        .map(picture -> List.of(picture.width(), picture.height()))
                        .toList());
        int bytes = scenes.size() * (bodies * POSE_FLOATS + 1) * Float.BYTES
                + pictures.stream().mapToInt(picture -> picture.rgb().length).sum();
        ByteBuffer message = MessageBytes.begin(kind, header, bytes);
        for (Scene scene : scenes) {
            put(message, scene.boardPose());
            put(message, scene.gripper());
            scene.poses().forEach(pose -> put(message, pose));
        }
        scenes.forEach(scene -> message.putFloat((float) scene.openingMetres()));
        pictures.forEach(picture -> message.put(picture.rgb()));
        return message.rewind();
    }

    private static void put(ByteBuffer message, Pose pose) {
        for (double value : numbers(pose)) {
            message.putFloat((float) value);
        }
    }

    /** Position, then the quaternion with w last, as used by three.js. */
    private static List<Double> numbers(Pose pose) {
        return List.of(pose.x(), pose.y(), pose.z(), pose.qx(), pose.qy(), pose.qz(), pose.qw());
    }

    private static Map<String, Object> board(Board board) {
        return Map.of(
                "colour", board.colour().label(),
                "rgb", css(board.colour()),
                "sizeX", board.sizeX(),
                "sizeY", board.sizeY(),
                "height", board.height(),
                "cuboids", cuboids(board.cuboids()));
    }

    private static Map<String, Object> piece(Piece piece, Board board) {
        return Map.of(
                "colour", piece.colour().label(),
                "rgb", css(piece.colour()),
                "kind", label(piece.kind()),
                "cuboids", cuboids(piece.cuboids()),
                "seat", numbers(piece.seat(board)));
    }

    private static List<List<Integer>> cuboids(List<Cuboid> cuboids) {
        return cuboids.stream()
                .map(c -> List.of(c.minX(), c.minY(), c.minZ(), c.maxX(), c.maxY(), c.maxZ()))
                .toList();
    }

    static Map<String, Object> state(AssemblyState state) {
        return Map.of(
                "seated", state.seated(),
                "loose", state.loose(),
                "lost", state.lost(),
                "lying", state.lying(),
                "held", state.held());
    }

    private static Map<String, Object> done(Attempt done, Board board) {
        return Map.of(
                "action", done.action().text(board),
                "kind", kind(done.outcome()),
                "reason", done.outcome().reason());
    }

    private static String kind(Outcome outcome) {
        return label(outcome.kind());
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String css(Colour colour) {
        return String.format(Locale.ROOT, "#%06x", colour.rgb());
    }
}
