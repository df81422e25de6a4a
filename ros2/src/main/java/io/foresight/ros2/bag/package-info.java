/** Reads recordings of ROS 2's own recorder: folders with {@code metadata.yaml} and MCAP or SQLite files. Read-only. */
package io.foresight.ros2.bag;
