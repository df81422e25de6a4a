package io.foresight.planner.rollout;

/**
 * A lane's moment, to go back to. It keeps no picture and no task: they follow from the episode.
 *
 * @param episode its number
 * @param step of the episode
 * @param world what the world saved; not to be written to
 */
public record LaneMoment(long episode, int step, byte[] world) {}
