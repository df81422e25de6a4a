package io.foresight.sim.lidar;

/**
 * Visibility of one labelled object in a sweep.
 *
 * @param objectId 0 or more
 * @param points number of the sweep's returns on the object
 * @param raysAlone number of rays that would hit the object if nothing else were there
 * @param occlusion share of those rays that hit something nearer, [0, 1]; NaN where no ray would hit it
 */
public record ObjectReturns(int objectId, int points, int raysAlone, double occlusion) {}
