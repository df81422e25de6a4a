package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The parts of an RTPS message that discovery needs (RTPS 2.3, 8.3.7). */
sealed interface Submessage {
    /** The endpoint that sent it. */
    Guid writer();

    /**
     * One sample.
     *
     * @param alive false when it says that its subject was disposed of or unregistered
     * @param key of the subject, where it came beside the sample
     * @param parameters the sample as a list of parameters, behind its encapsulation, in its byte order
     */
    record Data(Guid writer, long sequence, boolean alive, Optional<Guid> key, Optional<ByteBuffer> parameters)
            implements Submessage {}

    /** A piece of a sample too large for one datagram. */
    record Fragment(Guid writer, long sequence) implements Submessage {}

    /**
     * Which samples a writer has.
     *
     * @param last one before {@code first} when it has none
     * @param answer whether it wants to be answered in any case
     */
    record Heartbeat(Guid writer, long first, long last, int count, boolean answer) implements Submessage {}

    /** Samples that will never come: those before {@code list}'s base from {@code start} on, and those in the list. */
    record Gap(Guid writer, long start, SequenceSet list) implements Submessage {}

    /** Up to 256 sequence numbers from {@code base} on. */
    record SequenceSet(long base, int bits, int[] words) {
        static final int MAX_BITS = 256;

        boolean contains(long sequence) {
            long bit = sequence - base;
            return bit >= 0 && bit < bits && (words[(int) bit / 32] >>> (31 - bit % 32) & 1) != 0;
        }
    }
}
