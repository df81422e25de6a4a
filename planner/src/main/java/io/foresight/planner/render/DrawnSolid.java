package io.foresight.planner.render;

/**
 * What one solid at one pose adds to one camera's images.
 *
 * @param faces that look at the camera
 * @param seen samples of them, by their numbers there
 * @param shadow where the lamp does not come past it
 */
record DrawnSolid(FaceTable faces, DepthPatch seen, Shadow shadow) {}
