package io.foresight.sim.drive.body;

import io.foresight.sim.raycast.Material;
import io.foresight.sim.raycast.Mesh;
import io.foresight.sim.raycast.MeshBvh;
import java.util.List;

/**
 * A shape for ray casting, with the box of its label. Origin on the ground, heading +x, metres.
 *
 * @param shape shared by all instances
 * @param centreX of the label's box, forward of the origin
 * @param centreY of the label's box, to the left of the origin
 * @param centreZ of the label's box, above the ground
 * @param length of the label's box
 * @param width of the label's box
 * @param height of the label's box
 */
public record Body(
        MeshBvh shape, double centreX, double centreY, double centreZ, double length, double width, double height) {

    /** The whole sketch, with the label's box around the given bounds only (for example without mirrors). */
    Body(Sketch sketch, double[] bounds) {
        this(
                new MeshBvh(mesh(sketch)),
                (bounds[0] + bounds[3]) / 2,
                (bounds[1] + bounds[4]) / 2,
                (bounds[2] + bounds[5]) / 2,
                bounds[3] - bounds[0],
                bounds[4] - bounds[1],
                bounds[5] - bounds[2]);
    }

    /** Converts the sketch to a mesh. */
    public static Mesh mesh(Sketch sketch) {
        List<Material> materials = sketch.materials();
        byte[] ordinals = new byte[materials.size()];
        int[] triangles = new int[3 * ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = (byte) materials.get(i).ordinal();
        }
        for (int i = 0; i < triangles.length; i++) {
            triangles[i] = i;
        }
        return new Mesh(sketch.corners(), triangles, ordinals);
    }
}
