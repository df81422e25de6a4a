package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.taxonomy.ObjectClass;

/**
 * A box the detector found.
 *
 * @param score (0, 1]
 * @param vx m/s over ground along the box's frame's x
 * @param vy m/s over ground along the box's frame's y
 */
public record Detection(Box3d box, ObjectClass objectClass, float score, float vx, float vy) {}
