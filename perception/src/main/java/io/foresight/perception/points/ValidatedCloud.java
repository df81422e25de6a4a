package io.foresight.perception.points;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A cloud that passed the gate: every number in it is finite and within limits.
 *
 * @param cloud the points that were kept, in their order
 * @param received points that came
 * @param dropped points left out: a coordinate or intensity that is not finite, or a coordinate beyond the limit
 * @param clampedIntensities kept points whose intensity was outside [0, 1] and was moved to the nearer end
 * @param reasons why the verdict is not {@link Verdict#VALID}; empty exactly when it is
 */
public record ValidatedCloud(
        PointCloud cloud, int received, int dropped, int clampedIntensities, Verdict verdict, Set<Reason> reasons) {
    public ValidatedCloud {
        EnumSet<Reason> copy = EnumSet.noneOf(Reason.class);
        copy.addAll(reasons);
        reasons = Collections.unmodifiableSet(copy);
        if (reasons.isEmpty() != (verdict == Verdict.VALID)) {
            throw new IllegalArgumentException("verdict " + verdict + " does not go with reasons " + reasons);
        }
    }

    /** Kept points as a share of those received, [0, 1]; 0 for an empty cloud. */
    public double keptShare() {
        return received == 0 ? 0 : (double) cloud.size() / received;
    }

    /** How far the cloud can be trusted. */
    public enum Verdict {
        VALID,
        /** Worth an answer, but one worth less than usual. */
        DEGRADED,
        /** Nothing can be said from it. */
        INVALID
    }

    /** What is wrong with a cloud that is not refused outright. */
    public enum Reason {
        TOO_FEW_POINTS,
        NONFINITE_POINTS
    }
}
