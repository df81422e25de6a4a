package io.foresight.sim.node.perceive;

/** Source of the sensor's motion during a sweep. */
public enum MotionSource {
    /** None: clouds are used as received. For drivers that compensate motion themselves. */
    NONE,
    /** {@code /tf} and {@code /tf_static}. */
    TF,
    /** An odometry topic, with {@code /tf_static} for the sensor's pose on the vehicle. */
    ODOMETRY
}
