/** Sees which participants, writers and readers a DDS domain has, by listening to what they announce; read-only. */
package io.foresight.ros2.discovery;
