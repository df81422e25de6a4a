package io.foresight.perception.points;

import io.foresight.perception.points.ValidatedCloud.Reason;
import io.foresight.perception.points.ValidatedCloud.Verdict;
import java.util.EnumSet;

/**
 * Validates every cloud before use: the result is finite and within limits, and says how many points were dropped or clamped.
 *
 * <p>Bad points are dropped and counted: a coordinate that is NaN, infinite or beyond {@link PointLimits#maxCoordinateMetres}, an intensity
 * or a time that is NaN or infinite, or a ring that is not an integer from 0 to 32767. A finite intensity outside [0, 1] is clamped and
 * counted. A cloud without an intensity field gets intensity 0. Columns keep the entries of the kept points. A point whose coordinates are
 * all 0 or all NaN has no return: so organised clouds mark it. It is left out, and counted apart, because nothing is wrong with it.
 *
 * <p>Verdict: INVALID (TOO_FEW_POINTS) below {@link PointLimits#minPoints} kept points, with NONFINITE_POINTS added where points were
 * dropped; DEGRADED (NONFINITE_POINTS) below {@link PointLimits#minKeptShare}; otherwise VALID. Stateless, thread-safe, O(points).
 */
public final class PointCloudValidator {
    private final PointLimits limits;

    /** Creates a validator with the given limits. */
    public PointCloudValidator(PointLimits limits) {
        this.limits = limits;
    }

    /** The limits of this validator. */
    public PointLimits limits() {
        return limits;
    }

    /**
     * Validates a cloud. The result shares its arrays where nothing had to be dropped or clamped; the input is not modified.
     *
     * @throws BadPointsException when the cloud has too many points
     */
    public ValidatedCloud validate(PointCloud cloud) {
        limits.requireCount(cloud.size());
        if (isClean(cloud)) {
            return verdict(cloud, cloud.size(), 0, 0);
        }
        return sift(cloud);
    }

    private boolean isClean(PointCloud cloud) {
        float[] source = cloud.xyzi();
        for (int i = 0; i < PointCloud.STRIDE * cloud.size(); i += PointCloud.STRIDE) {
            if (!isSound(source, i) || isOutside(source[i + 3]) || hasNoReturn(source, i)) {
                return false;
            }
        }
        return cloud.columns().areSound(cloud.size());
    }

    /** Copies the valid points to new arrays. */
    private ValidatedCloud sift(PointCloud source) {
        float[] xyzi = source.xyzi();
        PointColumns columns = source.columns();
        int count = source.size();
        float[] target = new float[PointCloud.STRIDE * count];
        PointColumns targetColumns = columns.copy(count);
        int kept = 0;
        int clamped = 0;
        int noReturns = 0;
        for (int i = 0; i < count; i++) {
            int from = i * PointCloud.STRIDE;
            if (hasNoReturn(xyzi, from)) {
                noReturns++;
            } else if (isSound(xyzi, from) && columns.isSound(i)) {
                float intensity = xyzi[from + 3];
                if (isOutside(intensity)) {
                    intensity = intensity < 0 ? 0 : 1;
                    clamped++;
                }
                int to = kept * PointCloud.STRIDE;
                target[to] = xyzi[from];
                target[to + 1] = xyzi[from + 1];
                target[to + 2] = xyzi[from + 2];
                target[to + 3] = intensity;
                targetColumns.move(i, kept);
                kept++;
            }
        }
        return verdict(
                new PointCloud(source.frame(), source.stamp(), target, kept, targetColumns), count, noReturns, clamped);
    }

    /** Comparisons with NaN are false, so one test catches NaN, infinity and coordinates beyond the limit. */
    private boolean isSound(float[] xyzi, int at) {
        float limit = limits.maxCoordinateMetres();
        return Math.abs(xyzi[at]) <= limit
                && Math.abs(xyzi[at + 1]) <= limit
                && Math.abs(xyzi[at + 2]) <= limit
                && Math.abs(xyzi[at + 3]) <= Float.MAX_VALUE;
    }

    private static boolean hasNoReturn(float[] xyzi, int at) {
        float x = xyzi[at];
        float y = xyzi[at + 1];
        float z = xyzi[at + 2];
        return x == 0 && y == 0 && z == 0 || Float.isNaN(x) && Float.isNaN(y) && Float.isNaN(z);
    }

    private static boolean isOutside(float intensity) {
        return intensity < 0 || intensity > 1;
    }

    private ValidatedCloud verdict(PointCloud cloud, int received, int noReturns, int clamped) {
        int returns = received - noReturns;
        int dropped = returns - cloud.size();
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        Verdict verdict = Verdict.VALID;
        if (cloud.size() < limits.minPoints()) {
            verdict = Verdict.INVALID;
            reasons.add(Reason.TOO_FEW_POINTS);
            if (dropped > 0) {
                reasons.add(Reason.NONFINITE_POINTS);
            }
        } else if (cloud.size() < limits.minKeptShare() * returns) {
            verdict = Verdict.DEGRADED;
            reasons.add(Reason.NONFINITE_POINTS);
        }
        return new ValidatedCloud(cloud, received, noReturns, dropped, clamped, verdict, reasons);
    }
}
