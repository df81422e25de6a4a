package io.foresight.perception.data;

import io.foresight.core.geometry.Box3d;

/**
 * A ground-truth object.
 *
 * @param vx m/s over ground along the box's frame's x; NaN where unknown
 * @param vy m/s over ground along the box's frame's y; NaN where unknown
 * @param trackId the object's identity through a recording; -1 where unknown
 * @param points points of this sweep on the object; -1 where unknown
 * @param occlusion share of the object's rays that something nearer took, [0, 1]; NaN where unknown
 */
public record LabelledBox(
        Box3d box, ObjectClass objectClass, double vx, double vy, int trackId, int points, double occlusion) {}
