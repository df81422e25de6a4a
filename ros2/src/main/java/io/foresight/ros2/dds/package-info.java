/** Transport of raw CDR samples between nodes of a ROS 2 graph: participants, writers and readers over DDS, settings, names and QoS. */
package io.foresight.ros2.dds;
