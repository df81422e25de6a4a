package io.foresight.ros2.dds;

/**
 * One sample as it arrived.
 *
 * @param cdr encapsulation (4 bytes) and CDR, and up to three bytes of padding to a multiple of four; the receiver's own, nobody else writes to it
 * @param writer who wrote it
 * @param sequence the writer's count, from 1; a gap is a sample that did not arrive
 * @param sourceNanos when it was written, nanoseconds since 1970 by the writer's clock
 */
public record Sample(byte[] cdr, Guid writer, long sequence, long sourceNanos) {}
