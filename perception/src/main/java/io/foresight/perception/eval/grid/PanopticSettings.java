package io.foresight.perception.eval.grid;

import io.foresight.core.text.Problems;
import io.foresight.perception.eval.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the classes of points are.
 *
 * @param classes names, in the order of their numbers
 * @param ignored numbers of classes that are left out
 * @param leastPoints of a segment that counts without a match
 */
public record PanopticSettings(List<String> classes, Set<Integer> ignored, int leastPoints) {
    private static final String OFFICIAL = "panoptic_semantickitti.json";
    private static final int MOST = 1024;

    public PanopticSettings {
        classes = classes == null ? List.of() : List.copyOf(classes);
        ignored = ignored == null ? Set.of() : Set.copyOf(ignored);
        Problems problems = new Problems()
                .requireWithin("number of classes", classes.size(), 1, MOST)
                .requireWithin("least_points", leastPoints, 1, 1_000_000);
        for (int each : ignored) {
            problems.requireWithin("a number in ignored", each, 0, classes.size() - 1L);
        }
        problems.require(ignored.size() < classes.size(), "ignored", ignored, "fewer than all classes")
                .throwIfAny();
    }

    /** SemanticKITTI's, single sweeps. */
    public static PanopticSettings official() {
        return SettingsFile.official(OFFICIAL, PanopticSettings.class);
    }

    static PanopticSettings of(Optional<Path> file) throws IOException {
        return SettingsFile.of(file, OFFICIAL, Set.of(), PanopticSettings.class);
    }
}
