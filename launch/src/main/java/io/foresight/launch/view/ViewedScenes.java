package io.foresight.launch.view;

import java.util.List;
import java.util.Locale;

/** Which scenes a viewer has. */
public enum ViewedScenes {
    /** Sweeps and boxes. */
    DRIVE,
    /** Board, pieces, gripper and plan. */
    ASSEMBLY,
    /** One in the whole window, the other beside it. */
    BOTH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As the page names them, the one that is shown first at the front. */
    List<String> labels() {
        return this == BOTH ? List.of(DRIVE.toString(), ASSEMBLY.toString()) : List.of(toString());
    }
}
