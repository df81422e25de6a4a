package io.foresight.perception.serve;

import io.foresight.perception.detect.Reason;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import java.time.Instant;
import java.util.Locale;

/** How old a stamp is, and what that means. Only stamps of the wall clock have an age. */
final class AgeRule {
    private final TimeRules rules;
    private final ServerClocks clocks;

    AgeRule(TimeRules rules, ServerClocks clocks) {
        this.rules = rules;
        this.clocks = clocks;
    }

    /** What a stamp's age means. */
    enum Verdict {
        FRESH,
        /** To be answered DEGRADED. */
        STALE,
        /** Not to be answered. */
        TOO_OLD,
        /** Not to be answered. */
        FUTURE
    }

    Verdict judge(Stamp stamp) {
        if (stamp.clock() != Clock.WALL) {
            return Verdict.FRESH; // cannot be compared with now
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

    /** Why a frame with this verdict is not answered. */
    RefusedByTime refusal(Verdict verdict, Stamp stamp) {
        return switch (verdict) {
            case FUTURE ->
                new RefusedByTime(
                        Reason.FUTURE_STAMP,
                        String.format(
                                Locale.ROOT,
                                "stamp is %.3f s ahead of the wall clock; at most %.3f s",
                                -age(stamp),
                                rules.maxFutureSkew().toNanos() * 1e-9));
            case TOO_OLD ->
                new RefusedByTime(
                        Reason.STALE_INPUT,
                        String.format(
                                Locale.ROOT,
                                "frame is %.3f s old; at most %.3f s. Recordings belong on the sensor's clock",
                                age(stamp),
                                rules.refuseAge().toNanos() * 1e-9));
            case FRESH, STALE -> throw new IllegalArgumentException(verdict + " is no refusal");
        };
    }

    private double age(Stamp stamp) {
        Instant now = clocks.wall().instant();
        return (now.getEpochSecond() - stamp.nanoseconds() * 1e-9) + now.getNano() * 1e-9;
    }

    /** A reason and what to tell the caller. */
    record RefusedByTime(Reason reason, String message) {}
}
