package io.foresight.launch.view;

import java.util.List;

/** Which scenes a viewer has. */
public enum Shown {
    /** Sweeps and boxes. */
    DRIVE("drive"),
    /** Board, pieces, gripper and plan. */
    ASSEMBLY("assembly"),
    /** One in the whole window, the other beside it. */
    BOTH("drive", "assembly");

    private final List<String> labels;

    Shown(String... labels) {
        this.labels = List.of(labels);
    }

    /** As the page names them, the one that is shown first at the front. */
    List<String> labels() {
        return labels;
    }
}
