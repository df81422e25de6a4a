package io.foresight.launch.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Timing of a result.
 *
 * @param ageMs from the frame's stamp or receipt to this publication; NaN where unknown
 * @param rateHz frames per second at the source; NaN where unknown
 * @param dropped number of frames skipped before they reached the viewer, since the start of the stream
 * @param stagesMs milliseconds by stage, in order of work
 */
public record FrameTiming(double ageMs, double rateHz, long dropped, Map<String, Double> stagesMs) {
    /** Nothing is known. */
    public static final FrameTiming UNKNOWN = new FrameTiming(Double.NaN, Double.NaN, 0, Map.of());

    public FrameTiming {
        stagesMs = Collections.unmodifiableMap(new LinkedHashMap<>(stagesMs));
    }
}
