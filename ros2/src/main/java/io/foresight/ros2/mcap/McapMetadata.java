package io.foresight.ros2.mcap;

import java.util.Map;
import java.util.Objects;

/** Named key-value pairs about the recording. */
public record McapMetadata(String name, Map<String, String> values) {
    /** Checks for nulls. */
    public McapMetadata {
        Objects.requireNonNull(name, "name");
        values = Map.copyOf(values);
    }
}
