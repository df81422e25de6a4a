package io.foresight.sim.drive.traffic;

/**
 * Where a lane enters a crossing.
 *
 * @param at metres from the lane's start
 * @param exit metres from the lane's start where the crossing is left behind
 * @param crossing which
 * @param along does the lane belong to the traffic along the main road?
 */
record StopLine(double at, double exit, Crossing crossing, boolean along) {}
