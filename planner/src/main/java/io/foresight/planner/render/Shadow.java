package io.foresight.planner.render;

/**
 * What one solid at one pose keeps from the lamp.
 *
 * @param heights towards the lamp, on the cells of a {@link ShadowMap}
 * @param tiles of that map from which a lookup may find one of them
 */
record Shadow(DepthPatch heights, int[] tiles) {}
