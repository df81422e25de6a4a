package io.foresight.sim.node.perceive;

/** The clock of a cloud's stamps, which determines whether they can be compared with the current time. */
public enum StampSource {
    /** The node's ROS time: {@code /clock} with {@code use_sim_time}, otherwise this machine's UTC; old clouds are degraded or rejected. */
    ROS,
    /** An unknown clock: ages are not checked. */
    SENSOR
}
