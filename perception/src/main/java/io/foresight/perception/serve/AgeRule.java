package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import java.time.Instant;
import java.util.Locale;

/** Judges the age of a stamp. Only stamps of the wall clock have an age. */
final class AgeRule {
    private final TimeRules rules;
    private final ServerClocks clocks;

    AgeRule(TimeRules rules, ServerClocks clocks) {
        this.rules = rules;
        this.clocks = clocks;
    }

    /** Result of judging a stamp's age. */
    enum Verdict {
        FRESH,
        /** Reply DEGRADED. */
        STALE,
        /** Reply INVALID without running the detector. */
        TOO_OLD,
        /** Reply INVALID without running the detector. */
        FUTURE
    }

    Verdict judge(Stamp stamp) {
        if (stamp.clock() != Clock.WALL) {
            return Verdict.FRESH; // other clocks cannot be compared with the current time
        }
        double age = age(stamp);
        if (-age > rules.maxFutureSkew().toNanos() * 1e-9) {
            return Verdict.FUTURE;
        }
        if (age > rules.refuseAge().toNanos() * 1e-9) {
            return Verdict.TOO_OLD;
        }
        return age > rules.staleAge().toNanos() * 1e-9 ? Verdict.STALE : Verdict.FRESH;
    }

    /** The reason and message for a frame that is rejected with this verdict. */
    RefusedByTime refusal(Verdict verdict, Stamp stamp) {
        return switch (verdict) {
            case FUTURE ->
                new RefusedByTime(
                        Reason.FUTURE_STAMP,
                        String.format(
                                Locale.ROOT,
                                "stamp is %.3f s ahead of the wall clock; the limit is %.3f s",
                                -age(stamp),
                                rules.maxFutureSkew().toNanos() * 1e-9));
            case TOO_OLD ->
                new RefusedByTime(
                        Reason.STALE_INPUT,
                        String.format(
                                Locale.ROOT,
                                "frame is %.3f s old; the limit is %.3f s. Use the sensor clock for stamps of recordings",
                                age(stamp),
                                rules.refuseAge().toNanos() * 1e-9));
            case FRESH, STALE -> throw new IllegalArgumentException(verdict + " does not reject the frame");
        };
    }

    private double age(Stamp stamp) {
        Instant now = clocks.wall().instant();
        return (now.getEpochSecond() - stamp.nanoseconds() * 1e-9) + now.getNano() * 1e-9;
    }

    /** A reason and the message for the caller. */
    record RefusedByTime(Reason reason, String message) {}
}
