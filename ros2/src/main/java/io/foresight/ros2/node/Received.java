package io.foresight.ros2.node;

import io.foresight.ros2.dds.Guid;

/**
 * A message as it arrived.
 *
 * @param writer who wrote it
 * @param sequence the writer's count, from 1; a gap is a message that did not arrive
 * @param sourceNanos when it was written, nanoseconds since 1970 by the writer's clock
 * @param receivedNanos when the listener was called, by {@link System#nanoTime}
 * @param <T> the message
 */
public record Received<T>(T message, Guid writer, long sequence, long sourceNanos, long receivedNanos) {}
