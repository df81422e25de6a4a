package io.foresight.sim.node.perceive;

/** What tells how the sensor moves while it turns. */
public enum MotionSource {
    /** Nothing: clouds are taken as they come. Drivers that compensate by themselves want this. */
    NONE,
    /** {@code /tf} and {@code /tf_static}. */
    TF,
    /** Odometry of a topic, with {@code /tf_static} for where the sensor sits on the vehicle. */
    ODOMETRY
}
