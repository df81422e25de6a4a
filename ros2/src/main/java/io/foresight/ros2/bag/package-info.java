/** Recordings as ROS 2's own recorder leaves them: folders with {@code metadata.yaml} and MCAP or SQLite files. They are only read. */
package io.foresight.ros2.bag;
