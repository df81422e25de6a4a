package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;

/** Draws one solid alone. */
final class SolidDrawing {
    private final FaceProjection projection;
    private final ShadowCaster caster;
    private final DepthPlanes planes;
    private final FaceTable table = new FaceTable(512);

    /** On these planes, which are its own. */
    SolidDrawing(DepthPlanes planes, FaceProjection projection, ShadowCaster caster) {
        this.planes = planes;
        this.projection = projection;
        this.caster = caster;
    }

    /** The solid as if there were nothing else, under numbers of faces from 1 on. */
    DrawnSolid draw(Solid solid, Pose pose, byte id, View view) {
        planes.clear();
        table.clear();
        projection.draw(solid, pose, id, view, table, planes);
        return new DrawnSolid(table.copy(), DepthPatch.of(planes), caster.cast(solid, pose));
    }
}
