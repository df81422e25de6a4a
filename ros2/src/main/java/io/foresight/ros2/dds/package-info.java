/** Carries raw CDR bytes between nodes of a ROS 2 graph: participants, writers and readers over DDS, settings, names and qualities of service. */
package io.foresight.ros2.dds;
