package io.foresight.sim.lidar;

/**
 * How well a sweep saw one labelled object.
 *
 * @param objectId 0 or more
 * @param points returns of the sweep on the object
 * @param raysAlone rays that would have met the object if nothing else were there
 * @param occlusion share of those rays that something nearer took, [0, 1]; NaN where no ray would have met it
 */
public record ObjectReturns(int objectId, int points, int raysAlone, double occlusion) {}
