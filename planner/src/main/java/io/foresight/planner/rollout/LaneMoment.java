package io.foresight.planner.rollout;

/**
 * A saved state of a lane. It contains no images and no task, because they follow from the episode's number.
 *
 * @param episode its number
 * @param step of the episode
 * @param world saved state of the world; must not be modified
 */
public record LaneMoment(long episode, int step, byte[] world) {}
