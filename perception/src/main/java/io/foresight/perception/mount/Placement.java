package io.foresight.perception.mount;

import io.foresight.perception.points.PointCloud;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a cloud is in the frame that a model expects, judged by the ground in it: x forward, y left, z up, metres, origin at a sensor
 * that is mounted as high as those of the training. A plain shift along z is corrected; everything else can only be told.
 *
 * @param ground in the cloud as it came; empty where it cannot be found
 * @param lift to be added to every z before detection, metres
 * @param verdict how far the cloud can be used
 * @param message what is wrong and what to do; empty when nothing is
 */
public record Placement(Optional<Ground> ground, double lift, Verdict verdict, String message) {
    private static final double MOST_LIFT = 10;
    private static final double STEEP = 0.15;
    private static final double CLEARER =
            0.1; // by how much the support of the ground grows when the cloud is turned over
    private static final double LEAST_HEIGHT_TURNED = 0.5;
    private static final double[] UNITS = {0.001, 0.01};

    /** How far a cloud can be used. */
    public enum Verdict {
        /** Nothing speaks against it. */
        EXPECTED,
        /** It can be used after the lift, and is less reliable. */
        DOUBTFUL,
        /** What the model would say of it means nothing. */
        UNUSABLE
    }

    /** Judges a cloud of returns. Without mounting heights only the direction of z and the slope are judged. */
    public static Placement of(PointCloud returns, Optional<Mounting> mounting) {
        CellExtremes extremes = CellExtremes.of(returns, 1);
        Optional<Ground> ground = GroundFinder.find(extremes.lowest());
        if (isUpsideDown(extremes, ground)) {
            return new Placement(
                    ground,
                    0,
                    Verdict.UNUSABLE,
                    "the ground lies above the sensor: z points down or the cloud is mirrored; turn it to x forward, y left, z up");
        }
        if (ground.isEmpty() || !ground.get().isReliable()) {
            return new Placement(ground, 0, Verdict.EXPECTED, "");
        }
        return judged(ground.get(), mounting);
    }

    /** The ground after the lift; empty where it was not found or is not reliable. */
    public Optional<Ground> groundInPlace() {
        return ground.filter(Ground::isReliable).map(found -> found.raised(lift));
    }

    private static Placement judged(Ground ground, Optional<Mounting> mounting) {
        double height = -ground.z0();
        Optional<Ground> found = Optional.of(ground);
        String steep = ground.slope() <= STEEP
                ? ""
                : text(
                        "the ground rises by %.2f m per metre: the sensor is tilted, or stands on a steep slope",
                        ground.slope());
        if (mounting.isEmpty() || mounting.get().contains(height)) {
            return new Placement(found, 0, steep.isEmpty() ? Verdict.EXPECTED : Verdict.DOUBTFUL, steep);
        }
        Mounting expected = mounting.get();
        double lift = height - expected.nominal();
        String where = text(
                "the ground is at z = %.2f m, expected at %.2f to %.2f m",
                ground.z0(), -expected.highest(), -expected.lowest());
        if (Math.abs(lift) > MOST_LIFT) {
            return new Placement(
                    found, 0, Verdict.UNUSABLE, where + "; transform the points to the frame of the sensor");
        }
        String told = where + text("; detection shifts z by %.2f m", lift) + (steep.isEmpty() ? "" : "; " + steep);
        return new Placement(found, lift, Verdict.DOUBTFUL, told);
    }

    private static boolean isUpsideDown(CellExtremes extremes, Optional<Ground> ground) {
        double clearer = ground.map(Ground::support).orElse(0.0) + CLEARER;
        if (clearer > 1) {
            return false; // nothing can be as clear, so the search is saved
        }
        Optional<Ground> turned = GroundFinder.find(extremes.lowestUpsideDown());
        return turned.isPresent()
                && turned.get().isReliable()
                && -turned.get().z0() > LEAST_HEIGHT_TURNED
                && turned.get().support() >= clearer;
    }

    /** Why a cloud may have nothing where the model looks: a unit or a frame that is not the sensor's; empty when nothing tells. */
    public static String guess(PointCloud returns) {
        for (double unit : UNITS) {
            Optional<Ground> ground =
                    GroundFinder.find(CellExtremes.of(returns, unit).lowest());
            if (ground.isPresent()
                    && ground.get().isReliable()
                    && Math.abs(ground.get().z0()) < MOST_LIFT / 2) {
                return text(
                        "taken as %s they would stand on a ground: give metres",
                        unit == 0.001 ? "millimetres" : "centimetres");
            }
        }
        double x = middle(returns, 0);
        double y = middle(returns, 1);
        double z = middle(returns, 2);
        double away = Math.max(Math.hypot(x, y), Math.abs(z));
        return away < 50
                ? ""
                : text(
                        "their middle is at (%.0f, %.0f, %.0f) m: are these coordinates of a map? Transform them to the frame of the sensor",
                        x, y, z);
    }

    private static double middle(PointCloud cloud, int axis) {
        if (cloud.size() == 0) {
            return 0;
        }
        float[] values = new float[cloud.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = cloud.xyzi()[PointCloud.STRIDE * i + axis];
        }
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
