package io.foresight.sim.bridge.sweep;

import io.foresight.perception.data.DatasetLocation;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
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
    private static final String LABELS = "labels";
    private static final String MOTION = "motion";
    private static final String TF = "tf";

    /** Parses the text, see {@link DatasetLocation}; throws IllegalArgumentException if it has none of these forms. */
    static SweepSource parse(String text) {
        DatasetLocation location = DatasetLocation.of(text, List.of(DatasetLocation.FULL_SCALE, LABELS, MOTION));
        float fullScale = location.fullScale().orElse(DEFAULT_FULL_SCALE);
        Optional<String> labels =
                Optional.ofNullable(location.options().get(LABELS)).map(name -> topic("labels=", name));
        String motion = location.options().get(MOTION);
        if (motion != null && !motion.equals(TF)) {
            throw new IllegalArgumentException("motion must be " + TF + ", got \"" + motion + "\"");
        }
        String place = location.place();
        int hash = Files.exists(path(place)) ? -1 : place.lastIndexOf('#');
        Optional<String> topic = hash < 0 ? Optional.empty() : Optional.of(topic("#", place.substring(hash + 1)));
        Path file = path(hash < 0 ? place : place.substring(0, hash));
        return new SweepSource(file, topic, fullScale, labels, motion != null);
    }

    private static String topic(String after, String name) {
        if (!name.startsWith("/")) {
            throw new IllegalArgumentException(
                    "after " + after + " there must be a topic such as /points, got \"" + name + "\"");
        }
        return name;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("not a path: " + e.getMessage(), e);
        }
    }
}
