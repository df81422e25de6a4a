package io.foresight.ros2.discovery;

import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.discovery.Submessage.Gap;
import io.foresight.ros2.discovery.Submessage.Heartbeat;
import io.foresight.ros2.discovery.Submessage.SequenceSet;
import java.util.concurrent.TimeUnit;

/**
 * Reads one writer of announcements reliably (RTPS 2.3, 8.4.12): samples are accepted strictly in order, and missing ones are requested.
 * Samples that arrive too early are dropped and requested again: nothing is buffered, so others cannot fill the memory.
 */
final class AnnouncementReader {
    private static final long FIRST_RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LAST_RETRY_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final Guid writer;
    private long next = 1;
    private long last;
    private boolean heard;
    private int lastHeartbeat;
    private int answers;
    private long retryAt;
    private long retryNanos = FIRST_RETRY_NANOS;

    AnnouncementReader(Guid writer, long now) {
        this.writer = writer;
        retryAt = now;
    }

    Guid writer() {
        return writer;
    }

    /** Whether this sample is the next one in order; if so, it counts as read. */
    boolean take(long sequence) {
        last = Math.max(last, sequence);
        if (sequence != next) {
            return false;
        }
        next++;
        retryNanos = FIRST_RETRY_NANOS;
        return true;
    }

    void skip(Gap gap) {
        if (gap.start() <= next && next < gap.list().base()) {
            next = gap.list().base();
        }
        while (gap.list().contains(next)) {
            next++;
        }
    }

    /** Whether the writer must be answered now. */
    boolean hear(Heartbeat heartbeat) {
        boolean again = heard && heartbeat.count() == lastHeartbeat;
        heard = true;
        lastHeartbeat = heartbeat.count();
        next = Math.max(next, heartbeat.first());
        last = Math.max(last, heartbeat.last());
        return !again && (heartbeat.answer() || next <= last);
    }

    /** Whether to send the writer an acknowledgement (again): it has not been heard yet, or samples are missing. */
    boolean isDue(long now) {
        return (!heard || next <= last) && now - retryAt >= 0;
    }

    /** An acknowledgement of what was read; requests everything from the next sample on, as far as a sequence number set reaches. */
    byte[] answer(Guid self, int reader, long now) {
        long missing = Math.max(0, Math.min(SequenceSet.MAX_BITS, last - next + 1));
        retryAt = now + retryNanos;
        retryNanos = Math.min(LAST_RETRY_NANOS, 2 * retryNanos);
        return MessageWriter.acknowledgement(
                self, reader, writer, next, (int) missing, ++answers, heard && missing == 0);
    }
}
