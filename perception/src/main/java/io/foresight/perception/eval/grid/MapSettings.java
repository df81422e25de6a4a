package io.foresight.perception.eval.grid;

import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of a map.
 *
 * @param classes names, in the order of the layers
 */
public record MapSettings(List<String> classes) {
    private static final String OFFICIAL = "map_bevfusion.json";
    private static final int MOST = 255;

    public MapSettings {
        classes = classes == null ? List.of() : List.copyOf(classes);
        new Problems()
                .requireWithin("number of classes", classes.size(), 1, MOST)
                .throwIfAny();
    }

    /** BEVFusion's, on nuScenes. */
    public static MapSettings official() {
        return SettingsFile.official(OFFICIAL, MapSettings.class);
    }

    static MapSettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, Set.of(), MapSettings.class);
    }
}
