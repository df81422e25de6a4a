package io.foresight.perception.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.core.file.FailedRead;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.text.ByteOrderMark;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Detections as text, one JSON object per frame. Parsed strictly: an unknown, repeated or mistyped field is an error that names file, line
 * and field. {@code stamp_ns}, {@code latency_ms}, {@code validity}, {@code reasons}, {@code message}, {@code ground_z}, {@code model}, {@code skew}, {@code vx}, {@code vy} and {@code
 * track} are optional.
 */
public final class DetectionLines {
    private static final int MAX_LINE = 16 << 20;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private DetectionLines() {}

    /** The line without a line end; coordinates are rounded to 0.1 mm, angles to 0.0001 rad. */
    public static String format(DetectionLine line) {
        List<BoxEntry> boxes = line.boxes().stream().map(BoxEntry::of).toList();
        LineEntry entry = new LineEntry(
                line.frame(),
                line.stampNanoseconds(),
                boxes,
                line.latencyMs(),
                line.validity().name(),
                line.reasons().isEmpty()
                        ? null
                        : line.reasons().stream().map(Reason::name).toList(),
                line.message().isEmpty() ? null : line.message(),
                line.groundZ().isEmpty() ? null : rounded(line.groundZ().getAsDouble(), 1e3),
                line.model().isEmpty() ? null : line.model(),
                line.skew() == Skew.UNKNOWN ? null : line.skew().name());
        try {
            return MAPPER.writeValueAsString(entry);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("numbers and strings can always be written", impossible);
        }
    }

    /**
     * All lines of a file; empty lines are skipped.
     *
     * @throws BadDataException naming file, line and field; also for a repeated frame
     */
    public static List<DetectionLine> read(Path file) throws IOException {
        List<DetectionLine> lines = new ArrayList<>();
        Set<String> frames = new HashSet<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                String content = number == 1 ? ByteOrderMark.removed(text) : text;
                if (!content.isBlank()) {
                    DetectionLine line = parse(content, file + ":" + number);
                    if (!frames.add(line.frame())) {
                        throw new BadDataException(
                                file + ":" + number + ": frame \"" + line.frame() + "\" is repeated");
                    }
                    lines.add(line);
                }
            }
        } catch (NoSuchFileException missing) {
            throw new BadDataException(file + ": no such file", missing);
        } catch (MalformedInputException notText) {
            throw new BadDataException(file + ": is not UTF-8 text", notText);
        } catch (BadDataException wrong) {
            throw wrong; // names file, line and field
        } catch (IOException failed) {
            throw FailedRead.of(file, failed);
        }
        return lines;
    }

    /**
     * Parses one line.
     *
     * @param where location of the line, for error messages
     */
    public static DetectionLine parse(String text, String where) throws BadDataException {
        if (text.length() > MAX_LINE) {
            throw new BadDataException(where + ": has " + text.length() + " characters, the limit is " + MAX_LINE);
        }
        try {
            return MAPPER.readValue(text, LineEntry.class).toLine();
        } catch (JsonProcessingException | IllegalArgumentException bad) {
            String reason = bad instanceof JsonProcessingException json ? json.getOriginalMessage() : bad.getMessage();
            throw new BadDataException(where + ": " + reason.lines().findFirst().orElse("cannot be parsed"), bad);
        }
    }

    private static double rounded(double value, double steps) {
        return Math.round(value * steps) / steps;
    }

    private record LineEntry(
            @JsonProperty("frame") String frame,
            @JsonProperty("stamp_ns") Long stampNanoseconds,
            @JsonProperty("boxes") List<BoxEntry> boxes,
            @JsonProperty("latency_ms") Map<String, Double> latencyMs,
            @JsonProperty("validity") String validity,
            @JsonProperty("reasons") List<String> reasons,
            @JsonProperty("message") String message,
            @JsonProperty("ground_z") Double groundZ,
            @JsonProperty("model") String model,
            @JsonProperty("skew") String skew) {
        DetectionLine toLine() {
            if (frame == null || boxes == null || boxes.stream().anyMatch(Objects::isNull)) {
                throw new IllegalArgumentException("frame and boxes are required and must not be null");
            }
            List<Detection> detections = new ArrayList<>();
            for (BoxEntry box : boxes) {
                try {
                    detections.add(box.toDetection());
                } catch (IllegalArgumentException bad) {
                    throw new IllegalArgumentException("boxes[" + detections.size() + "]: " + bad.getMessage(), bad);
                }
            }
            return new DetectionLine(
                    frame,
                    stampNanoseconds == null ? 0 : stampNanoseconds,
                    detections,
                    latencyMs == null ? Map.of() : latencyMs,
                    validity == null ? Validity.VALID : validity(validity),
                    reasons == null ? Set.of() : reasons(reasons),
                    message == null ? "" : message,
                    groundZ == null ? OptionalDouble.empty() : OptionalDouble.of(groundZ),
                    model == null ? "" : model,
                    skew == null ? Skew.UNKNOWN : skew(skew));
        }

        private static Set<Reason> reasons(List<String> words) {
            Set<Reason> reasons = EnumSet.noneOf(Reason.class);
            for (String word : words) {
                reasons.add(Arrays.stream(Reason.values())
                        .filter(known -> known.name().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException(
                                "reasons must be of " + List.of(Reason.values()) + ", got \"" + word + "\"")));
            }
            return reasons;
        }

        private static Skew skew(String word) {
            for (Skew known : Skew.values()) {
                if (known.name().equals(word)) {
                    return known;
                }
            }
            throw new IllegalArgumentException("skew must be UNKNOWN, PRESENT or REMOVED, got \"" + word + "\"");
        }

        private static Validity validity(String word) {
            for (Validity known : Validity.values()) {
                if (known.name().equals(word)) {
                    return known;
                }
            }
            throw new IllegalArgumentException("validity must be VALID, DEGRADED or INVALID, got \"" + word + "\"");
        }
    }

    private record BoxEntry(
            @JsonProperty("class") String objectClass,
            @JsonProperty(value = "score", required = true) double score,
            @JsonProperty(value = "x", required = true) double x,
            @JsonProperty(value = "y", required = true) double y,
            @JsonProperty(value = "z", required = true) double z,
            @JsonProperty(value = "length", required = true) double length,
            @JsonProperty(value = "width", required = true) double width,
            @JsonProperty(value = "height", required = true) double height,
            @JsonProperty(value = "yaw", required = true) double yaw,
            @JsonProperty("vx") Double vx,
            @JsonProperty("vy") Double vy,
            @JsonProperty("track") Integer track) {
        static BoxEntry of(Detection detection) {
            Box3d box = detection.box();
            return new BoxEntry(
                    detection.objectClass().name(),
                    rounded(detection.score(), 1e6),
                    rounded(box.x(), 1e4),
                    rounded(box.y(), 1e4),
                    rounded(box.z(), 1e4),
                    rounded(box.length(), 1e4),
                    rounded(box.width(), 1e4),
                    rounded(box.height(), 1e4),
                    rounded(box.yaw(), 1e4),
                    Float.isNaN(detection.vx()) ? null : rounded(detection.vx(), 1e3),
                    Float.isNaN(detection.vy()) ? null : rounded(detection.vy(), 1e3),
                    null);
        }

        Detection toDetection() {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("score must be finite, got " + score);
            }
            return new Detection(
                    new Box3d(FrameId.LIDAR, x, y, z, length, width, height, yaw),
                    ObjectClass.named(objectClass),
                    (float) score,
                    vx == null ? Float.NaN : vx.floatValue(),
                    vy == null ? Float.NaN : vy.floatValue());
        }
    }
}
