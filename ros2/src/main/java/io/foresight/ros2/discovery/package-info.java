/** Detects the participants, writers and readers of a DDS domain by reading their announcements; read-only. */
package io.foresight.ros2.discovery;
