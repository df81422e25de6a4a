package io.foresight.perception.sweep;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Joins a sweep with earlier ones of the same sensor, as nuScenes' development kit does ({@code from_file_multisweep}): points nearer than
 * 1 m along x and along y are the own vehicle's and are left out of each sweep in that sweep's own frame; the others are transformed by
 *
 * <pre>    T = W_ref^-1 W_i,</pre>
 *
 * where W is a sweep's {@link Sweep#worldFromSensor}. Every point gets a time offset: that of its sweep's stamp from the reference's, which is
 * 0 or negative, plus its own where it is known. The time lag that networks take as a fifth number is the offset with the other sign. Rings
 * stay where all sweeps have them. Objects that move leave a trail; that is what their velocity is seen by.
 *
 * <p>O(points), deterministic: the points of the reference come first, then those of the others in the given order.
 */
public final class SweepStack {
    /** Points nearer than this along x and along y are the own vehicle's, metres. */
    public static final float OWN_METRES = 1;

    private final float[] xyzi;
    private final float[] times;
    private final short[] rings; // null: not all sweeps have them
    private int size;

    private SweepStack(int most, boolean ringed) {
        xyzi = new float[PointCloud.STRIDE * most];
        times = new float[most];
        rings = ringed ? new short[most] : null;
    }

    /**
     * The reference with the points of all. Everything else is the reference's.
     *
     * @param earlier not later than the reference, of its clock, and with a pose in the same fixed frame
     * @throws IllegalArgumentException when one is later, or has no pose
     */
    public static Sweep of(Sweep reference, List<Sweep> earlier) {
        int most = reference.cloud().size();
        boolean ringed = reference.cloud().columns().rings().isPresent();
        for (Sweep sweep : earlier) {
            most += sweep.cloud().size();
            ringed &= sweep.cloud().columns().rings().isPresent();
        }
        SweepStack stack = new SweepStack(most, ringed);
        stack.add(reference.cloud(), Optional.empty(), 0);
        for (Sweep sweep : earlier) {
            double offset = sweep.cloud().stamp().secondsSince(reference.cloud().stamp());
            if (offset > 0) {
                throw new IllegalArgumentException("sweep " + sweep.id() + " is " + offset + " s later than sweep "
                        + reference.id() + ", to which earlier ones are joined");
            }
            RigidTransform referenceFromSensor =
                    pose(sweep).then(pose(reference).inverse());
            stack.add(sweep.cloud(), Optional.of(referenceFromSensor), offset);
        }
        return reference.withCloud(stack.cloud(reference.cloud()));
    }

    private static RigidTransform pose(Sweep sweep) {
        return sweep.worldFromSensor()
                .orElseThrow(() -> new IllegalArgumentException(
                        "sweep " + sweep.id() + " has no pose, so it cannot be joined with others"));
    }

    private void add(PointCloud cloud, Optional<RigidTransform> move, double offset) {
        float[] from = cloud.xyzi();
        float[] ownTimes = cloud.columns().timeOffsets().orElse(null);
        short[] ownRings = cloud.columns().rings().orElse(null);
        RigidTransform transform = move.orElse(null);
        for (int i = 0; i < cloud.size(); i++) {
            int p = PointCloud.STRIDE * i;
            if (Math.abs(from[p]) < OWN_METRES && Math.abs(from[p + 1]) < OWN_METRES) {
                continue;
            }
            int to = PointCloud.STRIDE * size;
            if (transform == null) {
                System.arraycopy(from, p, xyzi, to, PointCloud.STRIDE);
            } else {
                xyzi[to] = (float) transform.applyX(from[p], from[p + 1], from[p + 2]);
                xyzi[to + 1] = (float) transform.applyY(from[p], from[p + 1], from[p + 2]);
                xyzi[to + 2] = (float) transform.applyZ(from[p], from[p + 1], from[p + 2]);
                xyzi[to + 3] = from[p + 3];
            }
            times[size] = (float) (offset + (ownTimes == null ? 0 : ownTimes[i]));
            if (rings != null) {
                rings[size] = ownRings[i];
            }
            size++;
        }
    }

    private PointCloud cloud(PointCloud reference) {
        PointColumns columns = PointColumns.of(
                Optional.of(Arrays.copyOf(times, size)),
                Optional.ofNullable(rings).map(all -> Arrays.copyOf(all, size)));
        float[] kept = Arrays.copyOf(xyzi, PointCloud.STRIDE * size);
        return new PointCloud(reference.frame(), reference.stamp(), kept, size, columns);
    }
}
