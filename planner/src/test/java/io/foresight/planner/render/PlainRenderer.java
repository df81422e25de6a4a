package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.Board;
import io.foresight.planner.world.Scene;
import java.util.stream.IntStream;

/** Draws every face of a scene straight into one z-buffer and one shadow map, keeps nothing, and looks for shadows everywhere. */
final class PlainRenderer {
    private final int width;
    private final int height;
    private final DepthPlanes planes;
    private final FaceTable table = new FaceTable(8);
    private final ShadowMap shadows;
    private final ShadowCaster caster;
    private final FaceProjection projection;
    private final View view;
    private final Backdrop backdrop;

    PlainRenderer(int width, int height, Camera camera) {
        this.width = width;
        this.height = height;
        planes = SceneRenderer.emptyPlanes(width, height);
        shadows = SceneRenderer.emptyShadows(width, height);
        caster = new ShadowCaster(shadows);
        projection = new FaceProjection(shadows);
        view = new View(camera, width, height);
        backdrop = new Backdrop(view, SceneRenderer.emptyPlanes(width, height), projection, shadows);
    }

    Rendering render(Scene scene) {
        Board board = scene.board();
        planes.copyFrom(backdrop.planes);
        table.clear();
        shadows.clear();
        caster.planes.clear();
        draw(Solid.of(board), scene.boardPose(), Rendering.BOARD);
        for (int i = 0; i < board.pieces().size(); i++) {
            draw(Solid.of(board.pieces().get(i)), scene.poses().get(i), (byte) (Rendering.FIRST_PIECE + i));
        }
        draw(Gripper.PALM, scene.gripper(), Rendering.GRIPPER);
        draw(Gripper.fingers(scene.openingMetres()), scene.gripper(), Rendering.GRIPPER);
        int[] everywhere = IntStream.range(0, shadows.tiles * shadows.tiles).toArray();
        shadows.add(new Shadow(DepthPatch.of(caster.planes), everywhere));
        byte[] rgb = backdrop.rgb.clone();
        backdrop.litTable.shade(shadows, rgb, 0);
        new Shading(planes, table, shadows).resolve(view, rgb, 0);
        return measured(rgb);
    }

    private void draw(Solid solid, Pose pose, byte id) {
        projection.draw(solid, pose, id, view, table, planes);
        caster.fill(solid, pose);
    }

    private Rendering measured(byte[] rgb) {
        float[] depth = backdrop.depth.clone();
        byte[] ids = backdrop.ids.clone();
        for (int at = 0; at < ids.length; at++) {
            int face = planes.face[at];
            if (face != 0) {
                ids[at] = table.id(face);
                int row = at / width;
                depth[at] = (float) table.depth(face, at % width + 0.5, row + 0.5);
            }
        }
        return new Rendering(new Picture(width, height, rgb), depth, ids);
    }
}
