package io.foresight.launch.view;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.eval.FrameMatch;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.taxonomy.ObjectClass;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The binary messages of the viewer's stream, version 1: docs/formats/viewer-protocol.md. The header is followed by boxes as float32 and
 * points as int16, which the page passes to the GPU unchanged.
 */
final class ViewMessage {
    static final int VERSION = 1;
    static final int HELLO = 1;
    static final int FRAME = 2;
    static final int END = 3;
    static final int BOX_FLOATS = 12;
    static final int POINT_SHORTS = 4;

    private static final double CENTIMETRES = 100;
    private static final double LIMIT_METRES = Short.MAX_VALUE / CENTIMETRES;
    private static final List<ObjectClass> CLASSES = Stream.concat(
                    ObjectClass.known().stream(), Stream.of(ObjectClass.IGNORED))
            .toList();

    private ViewMessage() {}

    /** Describes the stream; the first message of every connection. */
    static ByteBuffer hello(ViewerConfig config) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("title", config.title());
        header.put("mode", config.mode().name().toLowerCase(Locale.ROOT));
        header.put("history", config.history());
        header.put("scenes", config.shown().labels());
        header.put("classes", CLASSES.stream().map(ObjectClass::name).toList());
        header.put("colours", CLASSES.stream().map(ViewMessage::cssColour).toList());
        return MessageBytes.begin(HELLO, header, 0).rewind();
    }

    private static String cssColour(ObjectClass objectClass) {
        return String.format(Locale.ROOT, "#%06x", objectClass.rgb());
    }

    /** Announces that no frame will follow. */
    static ByteBuffer end(long published) {
        return MessageBytes.begin(END, Map.of("published", published), 0).rewind();
    }

    /**
     * One frame. Points that are not finite or beyond 327.67 m on an axis are left out and counted.
     *
     * @param index 1 for the viewer's first frame, increasing by one: a gap tells the page how many frames it missed
     */
    static ByteBuffer frame(ViewFrame frame, long index) {
        short[] points = new short[POINT_SHORTS * frame.cloud().size()];
        int kept = pack(frame.cloud(), points);
        int boxes = frame.detections().size() + frame.truth().size();
        ByteBuffer message = MessageBytes.begin(
                FRAME,
                header(frame, index, kept),
                Float.BYTES * BOX_FLOATS * boxes + Short.BYTES * POINT_SHORTS * kept);
        for (Detection detection : frame.detections()) {
            putBox(message, detection.box(), detection.objectClass());
            message.putFloat(detection.score())
                    .putFloat(detection.vx())
                    .putFloat(detection.vy())
                    .putFloat(-1);
        }
        for (LabelledBox label : frame.truth()) {
            putBox(message, label.box(), label.objectClass());
            message.putFloat(Float.NaN)
                    .putFloat((float) label.vx())
                    .putFloat((float) label.vy())
                    .putFloat(label.points());
        }
        message.asShortBuffer().put(points, 0, POINT_SHORTS * kept);
        return message.rewind();
    }

    private static Map<String, Object> header(ViewFrame frame, long index, int kept) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("index", index);
        header.put("sequence", frame.sequence());
        header.put("id", frame.id());
        header.put("source", frame.source());
        header.put("stampSeconds", frame.cloud().stamp().nanoseconds() * 1e-9);
        header.put("clock", frame.cloud().stamp().clock().name());
        header.put("points", kept);
        header.put("pointsOmitted", frame.cloud().size() - kept);
        header.put("detections", frame.detections().size());
        header.put("truth", frame.truth().size());
        header.put("match", frame.match().map(ViewMessage::match).orElse(null));
        header.put("validity", frame.validity().name());
        header.put("reasons", frame.reasons().stream().map(Reason::name).toList());
        header.put("ageMs", MessageBytes.finiteOrNull(frame.timing().ageMs()));
        header.put("rateHz", MessageBytes.finiteOrNull(frame.timing().rateHz()));
        header.put("dropped", frame.timing().dropped());
        Map<String, Object> stages = new LinkedHashMap<>();
        frame.timing().stagesMs().forEach((stage, millis) -> stages.put(stage, MessageBytes.finiteOrNull(millis)));
        header.put("stagesMs", stages);
        header.put(
                "ego",
                frame.ego().map(pose -> List.of(pose.x(), pose.y(), pose.yaw())).orElse(null));
        return header;
    }

    private static Map<String, Object> match(FrameMatch match) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", match.rule());
        json.put("detections", words(match.detections()));
        json.put("truth", words(match.labels()));
        json.put("classes", match.labelClasses().stream().map(CLASSES::indexOf).toList());
        json.put("finders", match.finders());
        return json;
    }

    private static List<String> words(List<FrameMatch.Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static int pack(PointCloud cloud, short[] points) {
        float[] xyzi = cloud.xyzi();
        int kept = 0;
        for (int from = 0; from < PointCloud.STRIDE * cloud.size(); from += PointCloud.STRIDE) {
            if (representable(xyzi[from]) && representable(xyzi[from + 1]) && representable(xyzi[from + 2])) {
                int to = POINT_SHORTS * kept++;
                points[to] = (short) Math.round(xyzi[from] * CENTIMETRES);
                points[to + 1] = (short) Math.round(xyzi[from + 1] * CENTIMETRES);
                points[to + 2] = (short) Math.round(xyzi[from + 2] * CENTIMETRES);
                float intensity = Math.max(0, Math.min(1, xyzi[from + 3])); // NaN becomes 0 in the cast below
                points[to + 3] = (short) (intensity * Short.MAX_VALUE);
            }
        }
        return kept;
    }

    private static boolean representable(float metres) {
        return Math.abs(metres) <= LIMIT_METRES; // false for NaN
    }

    /** Writes seven numbers of the box, then its class. */
    private static void putBox(ByteBuffer message, Box3d box, ObjectClass objectClass) {
        message.putFloat((float) box.x()).putFloat((float) box.y()).putFloat((float) box.z());
        message.putFloat((float) box.length()).putFloat((float) box.width()).putFloat((float) box.height());
        message.putFloat((float) box.yaw()).putFloat(CLASSES.indexOf(objectClass));
    }
}
