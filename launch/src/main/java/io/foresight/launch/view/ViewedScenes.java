package io.foresight.launch.view;

import java.util.List;
import java.util.Locale;

/** The scenes shown by a viewer. */
public enum ViewedScenes {
    /** Sweeps and boxes. */
    DRIVE,
    /** Board, pieces, gripper and plan. */
    ASSEMBLY,
    /** One in the whole window, the other in a corner. */
    BOTH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names used by the page, the one shown first at the front. */
    List<String> labels() {
        return this == BOTH ? List.of(DRIVE.toString(), ASSEMBLY.toString()) : List.of(toString());
    }
}
