package io.foresight.perception.serve;

import io.foresight.perception.points.Stamp;

/** Judges the order of one stream's frames. Not thread-safe: a stream's frames arrive one at a time. */
final class StreamOrder {
    private final long restartNanos;
    private Stamp last; // null before the first frame
    private long lastSequence;

    StreamOrder(TimeRules rules) {
        restartNanos = rules.restartJump().toNanos();
    }

    /** How a frame follows the one before. */
    enum Verdict {
        /** Newer than all before. */
        NEXT,
        /** Newer, but its sequence number does not grow; or the first of a recording that starts again. Order counts from here. */
        RESTART,
        /** Late, or the same moment again: not to be used. */
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
