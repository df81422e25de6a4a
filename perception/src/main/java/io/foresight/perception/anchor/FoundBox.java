package io.foresight.perception.anchor;

import io.foresight.core.geometry.Box3d;

/**
 * A box that the head found.
 *
 * @param objectClass index among the model's classes
 * @param score (0, 1]
 */
public record FoundBox(Box3d box, int objectClass, float score) {}
