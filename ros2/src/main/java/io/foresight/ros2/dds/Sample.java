package io.foresight.ros2.dds;

/**
 * A received sample.
 *
 * @param cdr encapsulation (4 bytes) and CDR, and up to three bytes of padding to a multiple of four; owned by the receiver
 * @param writer that sent it
 * @param sequence the writer's sequence number, from 1; a gap means lost samples
 * @param sourceNanos time of writing, nanoseconds since 1970 by the writer's clock
 */
public record Sample(byte[] cdr, Guid writer, long sequence, long sourceNanos) {}
