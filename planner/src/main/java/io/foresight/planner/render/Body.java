package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;

/** A solid of a scene and how it looked at its last poses, so that what did not move is not drawn again. */
final class Body {
    private final Recent<Placement, DrawnSolid> drawn;

    private record Placement(Pose pose, View view) {}

    /**
     * Drawn by {@code drawing}.
     *
     * @param id as in {@link Rendering#ids}
     * @param poses at which its drawings are kept
     */
    Body(Solid solid, byte id, SolidDrawing drawing, int poses) {
        drawn = new Recent<>(poses, at -> drawing.draw(solid, at.pose, id, at.view));
    }

    DrawnSolid drawn(Pose pose, View view) {
        return drawn.of(new Placement(pose, view));
    }
}
