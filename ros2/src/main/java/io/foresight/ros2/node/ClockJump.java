package io.foresight.ros2.node;

/**
 * Simulated time went back: the simulation or a recording was restarted.
 *
 * @param beforeNanos the last time before the jump
 * @param afterNanos the first time after it
 */
public record ClockJump(long beforeNanos, long afterNanos) {}
