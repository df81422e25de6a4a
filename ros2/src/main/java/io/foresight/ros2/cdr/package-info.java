/**
 * ROS 2 messages as bytes: records described once, from which CDR (DDS-XTypes 1.3, version 1 plain), DDS type name, schema text and RIHS01 hash
 * follow. Knows no message of its own.
 */
package io.foresight.ros2.cdr;
