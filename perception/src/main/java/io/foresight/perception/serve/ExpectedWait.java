package io.foresight.perception.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Says whether a call that comes now would start in time. A call that starts within one time of work is answered within twice the time that it
 * takes when nobody else is there; whoever would wait longer is better told at once. How long works take is learnt from the latest. Thread-safe.
 */
final class ExpectedWait {
    private static final double WEIGHT_OF_LATEST = 0.2;
    private static final double LEFT_WHEN_OVERDUE = 0.1; // of a work that already takes longer than the mean
    private static final double SHORT_NANOS =
            2e6; // about what the transport of a cloud takes: such a wait is never too long
    private static final Duration RETRY_WHEN_UNKNOWN = Duration.ofMillis(100); // one sweep of 10 Hz

    private final double mostWorks;
    private double meanNanos; // 0: no work was done yet

    /** @param mostWorks longest wait, in mean times of work */
    ExpectedWait(double mostWorks) {
        this.mostWorks = mostWorks;
    }

    /** A work on a whole frame was done. */
    synchronized void worked(long nanos) {
        meanNanos = meanNanos == 0 ? nanos : meanNanos + WEIGHT_OF_LATEST * (nanos - meanNanos);
    }

    /**
     * Why a call would wait too long; empty when it would not.
     *
     * @param ahead works that would be done before, without the one being done
     * @param workingNanos how long a work is being done; empty: none is
     */
    synchronized Optional<RefusedException> refusal(int ahead, OptionalLong workingNanos) {
        double works = ahead + left(workingNanos);
        double most = meanNanos == 0 ? mostWorks : Math.max(mostWorks, SHORT_NANOS / meanNanos);
        if (works <= most) {
            return Optional.empty();
        }
        if (meanNanos == 0) {
            return Optional.of(RefusedException.overloaded(
                    "the detector is busy, and more calls wait than may (limits.max_wait is " + mostWorks + ")",
                    RETRY_WHEN_UNKNOWN));
        }
        return Optional.of(RefusedException.overloaded(
                "the detector is busy: the call would wait about " + milliseconds(works) + " ms; at most "
                        + milliseconds(most) + " ms are waited (limits.max_wait is " + mostWorks
                        + " times the work on one frame)",
                Duration.ofMillis(milliseconds(works - most))));
    }

    private double left(OptionalLong workingNanos) {
        if (workingNanos.isEmpty()) {
            return 0;
        }
        return meanNanos == 0 ? 1 : Math.max(LEFT_WHEN_OVERDUE, 1 - workingNanos.getAsLong() / meanNanos);
    }

    /** Rounded up, so that nobody comes back a little too early. */
    private long milliseconds(double works) {
        return (long) Math.ceil(works * meanNanos * 1e-6);
    }
}
