package io.foresight.perception.points;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A validated cloud: every number in it is finite and within limits.
 *
 * @param cloud the kept points, in their original order
 * @param received number of points received
 * @param noReturns number of points without a return, which are left out
 * @param dropped number of points with a return that were dropped: a coordinate or intensity that is not finite, or a coordinate beyond the limit
 * @param clampedIntensities number of kept points whose intensity was outside [0, 1] and was clamped
 * @param reasons why the verdict is not {@link Verdict#VALID}; empty exactly when it is VALID
 */
public record ValidatedCloud(
        PointCloud cloud,
        int received,
        int noReturns,
        int dropped,
        int clampedIntensities,
        Verdict verdict,
        Set<Reason> reasons) {
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
        /** Usable, but less reliable than usual. */
        DEGRADED,
        /** Not usable. */
        INVALID
    }

    /** Problems of a cloud that do not lead to an exception. */
    public enum Reason {
        TOO_FEW_POINTS,
        NONFINITE_POINTS
    }
}
