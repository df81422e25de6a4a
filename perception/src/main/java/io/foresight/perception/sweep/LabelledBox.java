package io.foresight.perception.sweep;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.taxonomy.ObjectClass;
import java.util.Map;

/**
 * A ground-truth object.
 *
 * @param vx velocity over ground along the x axis of the box's frame, m/s; NaN where unknown
 * @param vy velocity over ground along the y axis of the box's frame, m/s; NaN where unknown
 * @param trackId identifies the object within a recording; -1 where unknown
 * @param points number of this sweep's points on the object; -1 where unknown
 * @param occlusion share of the rays towards the object that hit something nearer, [0, 1]; NaN where unknown
 * @param attributes other properties by the dataset's own names, such as {@code vehicle.moving} or {@code truncated}
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

    /** A label with only box and class known. */
    public static LabelledBox of(Box3d box, ObjectClass objectClass) {
        return new LabelledBox(box, objectClass, Double.NaN, Double.NaN, -1, -1, Double.NaN);
    }

    /** The same object with another box and velocity; m/s in the new box's frame. */
    public LabelledBox moved(Box3d newBox, double newVx, double newVy) {
        return new LabelledBox(newBox, objectClass, newVx, newVy, trackId, points, occlusion, attributes);
    }

    /** A copy with these attributes. */
    public LabelledBox withAttributes(Map<String, String> newAttributes) {
        return new LabelledBox(box, objectClass, vx, vy, trackId, points, occlusion, newAttributes);
    }
}
