package io.foresight.perception.eval.nuscenes;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.geometry.Pose;
import io.foresight.core.text.DidYouMean;
import io.foresight.perception.eval.OrientedBox;
import java.util.Collection;
import java.util.Set;

/**
 * The layout of one box in the kit's files.
 *
 * @param task the word before the keys of class and score: {@code detection} or {@code tracking}
 * @param classes the known ones
 * @param attributes the known ones
 * @param tracked whether every box must have an identity
 */
record BoxFormat(String task, Set<String> classes, Set<String> attributes, boolean tracked) {
    static BoxFormat of(DetectionSettings settings) {
        return new BoxFormat("detection", settings.classRange().keySet(), settings.attributes(), false);
    }

    static BoxFormat of(TrackingSettings settings) {
        return new BoxFormat("tracking", Set.copyOf(settings.trackingNames()), Set.of(), true);
    }

    /**
     * Reads a box; other keys are passed over, as the kit does.
     *
     * @throws IllegalArgumentException naming the key that is wrong
     */
    EvalBox read(JsonNode node, String sample) {
        if (!sample.equals(node.path("sample_token").asText())) {
            throw new IllegalArgumentException(
                    "sample_token is " + node.path("sample_token") + ", but the box is listed under " + sample);
        }
        double[] velocity = numbers(node, "velocity", 2);
        String track = tracked ? text(node, "tracking_id") : "";
        if (tracked && track.isEmpty()) {
            throw new IllegalArgumentException("tracking_id must not be empty");
        }
        JsonNode points = node.path("num_pts");
        if (!points.isMissingNode() && !points.canConvertToInt()) {
            throw new IllegalArgumentException("num_pts must be a whole number, got " + points);
        }
        return new EvalBox(
                known(text(node, task + "_name"), task + "_name", classes),
                box(node),
                velocity[0],
                velocity[1],
                points.isMissingNode() ? EvalBox.NOT_COUNTED : points.intValue(),
                score(node),
                attribute(node),
                track);
    }

    /** Place, size and orientation, as racks have them, too. */
    static OrientedBox box(JsonNode node) {
        double[] centre = finite(node, "translation", 3);
        double[] size = finite(node, "size", 3);
        double[] turn = finite(node, "rotation", 4);
        Pose pose = new Pose(centre[0], centre[1], centre[2], turn[0], turn[1], turn[2], turn[3]);
        return new OrientedBox(pose, size[0], size[1], size[2]);
    }

    private double score(JsonNode node) {
        JsonNode score = node.path(task + "_score");
        if (score.isMissingNode()) {
            return EvalBox.LABEL;
        }
        if (!score.isNumber() || !Double.isFinite(score.doubleValue())) {
            throw new IllegalArgumentException(task + "_score must be a finite number, got " + score);
        }
        return score.doubleValue();
    }

    private String attribute(JsonNode node) {
        if (tracked) {
            return "";
        }
        String attribute = text(node, "attribute_name");
        return attribute.isEmpty() ? "" : known(attribute, "attribute_name", attributes);
    }

    private static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(
                    key + (value.isMissingNode() ? " is missing" : " must be a text, got " + value));
        }
        return value.textValue();
    }

    private static String known(String name, String key, Collection<String> names) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException(key + " \"" + name + "\" is unknown"
                    + DidYouMean.nearest(name, names)
                            .map(near -> ", did you mean \"" + near + "\"?")
                            .orElse("")
                    + "; known: " + String.join(", ", names.stream().sorted().toList()));
        }
        return name;
    }

    static double[] finite(JsonNode node, String key, int count) {
        double[] values = numbers(node, key, count);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(key + " must be finite, got " + node.path(key));
            }
        }
        return values;
    }

    private static double[] numbers(JsonNode node, String key, int count) {
        JsonNode list = node.path(key);
        if (!list.isArray() || list.size() != count) {
            throw new IllegalArgumentException(
                    key + (list.isMissingNode() ? " is missing" : " must be " + count + " numbers, got " + list));
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            if (!list.get(i).isNumber()) {
                throw new IllegalArgumentException(key + " must be " + count + " numbers, got " + list);
            }
            values[i] = list.get(i).doubleValue();
        }
        return values;
    }
}
