/**
 * MCAP recordings: writing, reading by time and topic, and recovery when the writer was killed. The format is version 0 of the MCAP
 * specification (foxglove/mcap, website/docs/spec). All times are unsigned 64-bit nanoseconds of the recording's clock; all sizes are
 * bytes.
 */
package io.foresight.ros2.mcap;
