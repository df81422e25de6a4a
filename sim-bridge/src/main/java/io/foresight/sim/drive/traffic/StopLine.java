package io.foresight.sim.drive.traffic;

/**
 * The point at which a lane enters a crossing.
 *
 * @param at metres from the lane's start
 * @param exit metres from the lane's start at which the lane leaves the crossing
 * @param crossing the crossing entered
 * @param along whether the lane belongs to the traffic along the main road
 */
record StopLine(double at, double exit, Crossing crossing, boolean along) {}
