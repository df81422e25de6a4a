package io.foresight.launch.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast the answer came.
 *
 * @param ageMs from the frame's stamp or receipt to this publication; NaN where unknown
 * @param rateHz frames a second at the source; NaN where unknown
 * @param dropped frames passed over before they reached the viewer, from the start of the stream
 * @param stagesMs milliseconds by stage, in order of work
 */
public record FrameTiming(double ageMs, double rateHz, long dropped, Map<String, Double> stagesMs) {
    /** Nothing was measured. */
    public static final FrameTiming UNKNOWN = new FrameTiming(Double.NaN, Double.NaN, 0, Map.of());

    public FrameTiming {
        stagesMs = Collections.unmodifiableMap(new LinkedHashMap<>(stagesMs));
    }
}
