package io.foresight.planner.render;

/**
 * Where a task is looked at from.
 *
 * @param scene sees what is there now
 * @param goal sees the finished board; another camera than {@code scene} makes comparing pixels useless
 */
public record Cameras(Camera scene, Camera goal) {
    /** The original's camera for both. */
    public static final Cameras FIXED = new Cameras(Camera.fixed(), Camera.fixed());
}
