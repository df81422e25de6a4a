package io.foresight.sim.bridge.sweep;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Selects the clouds of a recording: {@code FILE} or {@code FILE#/topic}, optionally followed by settings such as {@code
 * ?full_scale=255&labels=/topic&motion=tf}.
 *
 * @param path an MCAP or SQLite file, or a bag's folder
 * @param topic the topic of the clouds; empty when there is only one
 * @param fullScale the sensor's maximum intensity, which is scaled to 1
 * @param labels the topic of the true objects; empty: the clouds are unlabelled
 * @param deskewed true: the sensor's own motion, from /tf, is removed; false: clouds are used as they are
 */
record SweepSource(Path path, Optional<String> topic, float fullScale, Optional<String> labels, boolean deskewed) {
    static final float DEFAULT_FULL_SCALE = 1;
    private static final String FULL_SCALE = "full_scale=";
    private static final String LABELS = "labels=";
    private static final String MOTION = "motion=tf";

    SweepSource {
        if (!(fullScale > 0) || Float.isInfinite(fullScale)) {
            throw new IllegalArgumentException("full_scale must be positive and finite, got " + fullScale);
        }
    }

    /**
     * Parses the text; throws IllegalArgumentException if it has none of these forms. If a file with exactly this name exists, the whole
     * text is its path.
     */
    static SweepSource parse(String text) {
        if (Files.exists(path(text))) {
            return new SweepSource(path(text), Optional.empty(), DEFAULT_FULL_SCALE, Optional.empty(), false);
        }
        String rest = text;
        float fullScale = DEFAULT_FULL_SCALE;
        Optional<String> labels = Optional.empty();
        boolean deskewed = false;
        int query = rest.lastIndexOf('?');
        if (query >= 0) {
            for (String setting : rest.substring(query + 1).split("&", -1)) {
                if (setting.startsWith(LABELS)) {
                    labels = Optional.of(topic("labels=", setting.substring(LABELS.length())));
                } else if (setting.equals(MOTION)) {
                    deskewed = true;
                } else {
                    fullScale = fullScale(setting);
                }
            }
            rest = rest.substring(0, query);
        }
        int hash = rest.lastIndexOf('#');
        if (hash < 0) {
            return new SweepSource(path(rest), Optional.empty(), fullScale, labels, deskewed);
        }
        String topic = topic("#", rest.substring(hash + 1));
        return new SweepSource(path(rest.substring(0, hash)), Optional.of(topic), fullScale, labels, deskewed);
    }

    private static String topic(String after, String name) {
        if (!name.startsWith("/")) {
            throw new IllegalArgumentException(
                    "after " + after + " there must be a topic such as /points, got \"" + name + "\"");
        }
        return name;
    }

    private static float fullScale(String query) {
        if (query.startsWith(FULL_SCALE)) {
            try {
                return Float.parseFloat(query.substring(FULL_SCALE.length()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("full_scale must be a number, as in ?full_scale=255: " + query, e);
            }
        }
        throw new IllegalArgumentException(
                "after ? there must be full_scale=NUMBER, labels=/topic or motion=tf, got \"" + query + "\"");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + e.getMessage(), e);
        }
    }
}
