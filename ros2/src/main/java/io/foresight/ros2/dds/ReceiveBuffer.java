package io.foresight.ros2.dds;

import java.nio.ByteBuffer;
import us.ihmc.rtps.impl.fastRTPS.NativeSubscriberImpl;
import us.ihmc.rtps.impl.fastRTPS.SampleInfoMarshaller;

/**
 * The buffer into which the library copies a sample before it becomes an array of its own length: one for all readers of a participant, of
 * the size of their largest limit.
 */
final class ReceiveBuffer {
    /** The library rounds a type's size up by a few bytes. */
    private static final int SLACK = 64;

    private final SampleInfoMarshaller info = new SampleInfoMarshaller();
    private ByteBuffer buffer = ByteBuffer.allocateDirect(SLACK);
    private boolean closed;

    /** Must be called before the reader is created: the library does not check the buffer's size. */
    synchronized void hold(int limitBytes) {
        if (buffer.capacity() < limitBytes + SLACK) {
            buffer = ByteBuffer.allocateDirect(limitBytes + SLACK);
        }
    }

    /**
     * Takes the next sample, if there is one.
     *
     * @return null when there was none, or only a notification that a writer ended
     */
    synchronized Sample take(NativeSubscriberImpl reader) {
        if (closed || !reader.takeNextData(buffer.capacity(), buffer, info) || info.getChangeKind() != 0) {
            return null;
        }
        byte[] cdr = new byte[Math.min(Math.max(0, info.getDataLength()), buffer.capacity())];
        buffer.get(0, cdr);
        return new Sample(
                cdr,
                Guid.ofNative(info.getSampleIdentity_GuidHigh(), info.getSampleIdentity_GuidLow()),
                ((long) info.getSampleIdentity_sequenceNumberHigh() << 32) + info.getSampleIdentity_sequenceNumberLow(),
                info.getTime_seconds() * 1_000_000_000L + info.getTime_nsec());
    }

    synchronized void close() {
        closed = true;
        info.delete();
    }
}
