package io.foresight.perception.serve;

import io.foresight.perception.points.Stamp;

/** Checks the order of one stream's frames. Not thread-safe: a stream's frames arrive one at a time. */
final class StreamOrder {
    private final long restartNanos;
    private Stamp last; // null before the first frame
    private long lastSequence;

    StreamOrder(TimeRules rules) {
        restartNanos = rules.restartJump().toNanos();
    }

    /** Position of a frame relative to the previous ones. */
    enum Verdict {
        /** Newer than all previous frames. */
        NEXT,
        /** Newer, but the sequence number does not increase; or the first frame of a recording that starts again. The order is reset. */
        RESTART,
        /** Late or repeated: not to be used. */
        LATE
    }

    /** @param sequence unsigned */
    Verdict judge(long sequence, Stamp stamp) {
        Verdict verdict = compare(sequence, stamp);
        if (verdict != Verdict.LATE) {
            last = stamp;
            lastSequence = sequence;
        }
        return verdict;
    }

    private Verdict compare(long sequence, Stamp stamp) {
        if (last == null) {
            return Verdict.NEXT;
        }
        if (stamp.clock() != last.clock()) {
            return Verdict.RESTART;
        }
        long step = stamp.nanoseconds() - last.nanoseconds(); // both are 0 or more: no overflow
        if (step <= -restartNanos) {
            return Verdict.RESTART;
        }
        if (step <= 0) {
            return Verdict.LATE;
        }
        return Long.compareUnsigned(sequence, lastSequence) > 0 ? Verdict.NEXT : Verdict.RESTART;
    }
}
