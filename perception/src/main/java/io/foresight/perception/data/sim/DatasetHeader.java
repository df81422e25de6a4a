package io.foresight.perception.data.sim;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * {@code dataset.json}: the format of the dataset and the settings it was generated with.
 *
 * @param origin generator, version and every setting needed to generate the same data again
 */
record DatasetHeader(
        @JsonProperty("format") String format,
        @JsonProperty("version") int version,
        @JsonProperty("origin") SortedMap<String, String> origin) {
    static final String FORMAT = "foresight-sim";
    static final int VERSION = 1;

    DatasetHeader {
        if (format == null || origin == null) {
            throw new IllegalArgumentException("format and origin must not be null");
        }
        origin = Collections.unmodifiableSortedMap(new TreeMap<>(origin));
    }

    static DatasetHeader of(Map<String, String> origin) {
        return new DatasetHeader(FORMAT, VERSION, new TreeMap<>(origin));
    }
}
