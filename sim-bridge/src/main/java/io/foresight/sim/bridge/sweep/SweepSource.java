package io.foresight.sim.bridge.sweep;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which clouds of which recording: {@code FILE}, {@code FILE#/topic}, {@code FILE?full_scale=255} or {@code FILE#/topic?full_scale=255}.
 *
 * @param path an MCAP or SQLite file, or a bag's folder
 * @param topic the topic of the clouds; empty when there is only one
 * @param fullScale the sensor's largest intensity, which becomes 1
 */
record SweepSource(Path path, Optional<String> topic, float fullScale) {
    static final float DEFAULT_FULL_SCALE = 1;
    private static final String FULL_SCALE = "full_scale=";

    SweepSource {
        if (!(fullScale > 0) || Float.isInfinite(fullScale)) {
            throw new IllegalArgumentException("full_scale must be positive and finite, got " + fullScale);
        }
    }

    /** Refuses text that is none of the forms (IllegalArgumentException). A file that has this very name comes before all of them. */
    static SweepSource parse(String text) {
        if (Files.exists(path(text))) {
            return new SweepSource(path(text), Optional.empty(), DEFAULT_FULL_SCALE);
        }
        String rest = text;
        float fullScale = DEFAULT_FULL_SCALE;
        int query = rest.lastIndexOf('?');
        if (query >= 0) {
            fullScale = fullScale(rest.substring(query + 1));
            rest = rest.substring(0, query);
        }
        int hash = rest.lastIndexOf('#');
        if (hash < 0) {
            return new SweepSource(path(rest), Optional.empty(), fullScale);
        }
        String topic = rest.substring(hash + 1);
        if (!topic.startsWith("/")) {
            throw new IllegalArgumentException("after # stands a topic such as /points, got \"" + topic + "\"");
        }
        return new SweepSource(path(rest.substring(0, hash)), Optional.of(topic), fullScale);
    }

    private static float fullScale(String query) {
        if (query.startsWith(FULL_SCALE)) {
            try {
                return Float.parseFloat(query.substring(FULL_SCALE.length()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("full_scale must be a number, as in ?full_scale=255: " + query, e);
            }
        }
        throw new IllegalArgumentException("after ? stands full_scale=NUMBER, got \"" + query + "\"");
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + e.getMessage(), e);
        }
    }
}
