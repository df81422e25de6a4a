package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.taxonomy.ObjectClass;

/**
 * A detected box.
 *
 * @param score (0, 1]
 * @param vx velocity over ground along the x axis of the box's frame, m/s; NaN where unknown
 * @param vy velocity over ground along the y axis of the box's frame, m/s; NaN where unknown
 */
public record Detection(Box3d box, ObjectClass objectClass, float score, float vx, float vy) {
    /** Whether the velocity is known. */
    public boolean hasVelocity() {
        return Float.isFinite(vx) && Float.isFinite(vy);
    }

    /** The same detection at another height. */
    Detection raised(double metres) {
        return new Detection(box.raised(metres), objectClass, score, vx, vy);
    }
}
