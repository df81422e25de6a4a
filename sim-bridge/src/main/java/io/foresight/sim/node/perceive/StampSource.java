package io.foresight.sim.node.perceive;

/** What a cloud's stamps were read from, which decides whether they can be compared with now. */
public enum StampSource {
    /** The node's ROS time: {@code /clock} with {@code use_sim_time}, else this machine's UTC; then old clouds are degraded and refused. */
    ROS,
    /** A clock that nobody here knows: ages are not judged. */
    SENSOR
}
