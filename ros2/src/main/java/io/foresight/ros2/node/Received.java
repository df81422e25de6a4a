package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;

/**
 * A received message.
 *
 * @param writer that sent it
 * @param sequence the writer's sequence number, from 1; a gap means lost messages
 * @param sourceNanos time of writing, nanoseconds since 1970 by the writer's clock
 * @param receivedNanos time at which the listener was called, {@link System#nanoTime}
 * @param <T> the message
 */
public record Received<T>(T message, Guid writer, long sequence, long sourceNanos, long receivedNanos) {}
