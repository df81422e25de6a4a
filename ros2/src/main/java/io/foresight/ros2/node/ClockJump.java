package io.foresight.ros2.node;

/**
 * Simulated time went back: the simulation began again, or a recording did.
 *
 * @param beforeNanos the latest time before
 * @param afterNanos the first time after
 */
public record ClockJump(long beforeNanos, long afterNanos) {}
