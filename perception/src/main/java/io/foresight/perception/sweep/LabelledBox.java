package io.foresight.perception.sweep;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.Map;

/**
 * A ground-truth object.
 *
 * @param vx m/s over ground along the box's frame's x; NaN where unknown
 * @param vy m/s over ground along the box's frame's y; NaN where unknown
 * @param trackId the object's identity through a recording; -1 where unknown
 * @param points points of this sweep on the object; -1 where unknown
 * @param occlusion share of the object's rays that something nearer took, [0, 1]; NaN where unknown
 * @param attributes what else the dataset says of it, by the dataset's own names, such as {@code vehicle.moving} or {@code truncated}
 */
public record LabelledBox(
        Box3d box,
        ObjectClass objectClass,
        double vx,
        double vy,
        int trackId,
        int points,
        double occlusion,
        Map<String, String> attributes) {
    public LabelledBox {
        attributes = Map.copyOf(attributes);
    }

    /** A label without attributes. */
    public LabelledBox(
            Box3d box, ObjectClass objectClass, double vx, double vy, int trackId, int points, double occlusion) {
        this(box, objectClass, vx, vy, trackId, points, occlusion, Map.of());
    }

    /** A label of which nothing but box and class is known. */
    public static LabelledBox of(Box3d box, ObjectClass objectClass) {
        return new LabelledBox(box, objectClass, Double.NaN, Double.NaN, -1, -1, Double.NaN);
    }

    /** The same object in another place, moving so; m/s in the new box's frame. */
    public LabelledBox moved(Box3d newBox, double newVx, double newVy) {
        return new LabelledBox(newBox, objectClass, newVx, newVy, trackId, points, occlusion, attributes);
    }

    /** The same label with these attributes. */
    public LabelledBox withAttributes(Map<String, String> newAttributes) {
        return new LabelledBox(box, objectClass, vx, vy, trackId, points, occlusion, newAttributes);
    }
}
