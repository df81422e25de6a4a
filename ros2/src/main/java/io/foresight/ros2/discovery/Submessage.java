package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The RTPS submessages that discovery needs (RTPS 2.3, 8.3.7). */
sealed interface Submessage {
    /** The endpoint that sent it. */
    Guid writer();

    /**
     * One sample.
     *
     * @param alive false when it states that its instance was disposed of or unregistered
     * @param key of the instance, if given in the inline QoS
     * @param parameters the sample as a parameter list, positioned after its encapsulation, in its byte order
     */
    record Data(Guid writer, long sequence, boolean alive, Optional<Guid> key, Optional<ByteBuffer> parameters)
            implements Submessage {}

    /** A fragment of a sample that is too large for one datagram. */
    record Fragment(Guid writer, long sequence) implements Submessage {}

    /**
     * States which samples a writer has.
     *
     * @param last {@code first - 1} when it has none
     * @param answer whether an answer is required
     */
    record Heartbeat(Guid writer, long first, long last, int count, boolean answer) implements Submessage {}

    /** States samples that will never be sent: from {@code start} to before {@code list}'s base, and those in the list. */
    record Gap(Guid writer, long start, SequenceSet list) implements Submessage {}

    /** A set of up to 256 sequence numbers from {@code base} on. */
    record SequenceSet(long base, int bits, int[] words) {
        static final int MAX_BITS = 256;

        boolean contains(long sequence) {
            long bit = sequence - base;
            return bit >= 0 && bit < bits && (words[(int) bit / 32] >>> (31 - bit % 32) & 1) != 0;
        }
    }
}
