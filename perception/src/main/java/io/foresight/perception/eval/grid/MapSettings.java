package io.foresight.perception.eval.grid;

import io.foresight.core.text.Problems;
import java.util.List;

/**
 * The layers of a map.
 *
 * @param classes names, in the order of the layers
 */
public record MapSettings(List<String> classes) {
    /** BEVFusion's, on nuScenes. */
    public static final MapSettings BEV_FUSION = new MapSettings(
            List.of("drivable_area", "ped_crossing", "walkway", "stop_line", "carpark_area", "divider"));

    private static final int MOST = 255;

    public MapSettings {
        classes = classes == null ? List.of() : List.copyOf(classes);
        new Problems()
                .requireWithin("number of classes", classes.size(), 1, MOST)
                .throwIfAny();
    }
}
