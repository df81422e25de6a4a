package io.foresight.ros2.dds;

/** Where a participant looks for others; the values of {@code ROS_AUTOMATIC_DISCOVERY_RANGE}. */
public enum DiscoveryRange {
    /** Everywhere multicast reaches, and the listed peers. */
    SUBNET,
    /** This machine, and the listed peers. */
    LOCALHOST,
    /** Nowhere. */
    OFF,
    /** The library's own settings, untouched. */
    SYSTEM_DEFAULT
}
