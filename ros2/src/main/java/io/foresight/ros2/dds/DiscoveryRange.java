package io.foresight.ros2.dds;

/** Where participants are searched; the values of {@code ROS_AUTOMATIC_DISCOVERY_RANGE}. */
public enum DiscoveryRange {
    /** The range of multicast, and the listed peers. */
    SUBNET,
    /** This machine, and the listed peers. */
    LOCALHOST,
    /** No discovery. */
    OFF,
    /** The library's own settings, unchanged. */
    SYSTEM_DEFAULT
}
