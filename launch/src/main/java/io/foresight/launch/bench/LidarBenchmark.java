package io.foresight.launch.bench;

import io.foresight.core.measure.Spread;
import io.foresight.sim.lidar.ColumnDirections;
import io.foresight.sim.lidar.EgoMotion;
import io.foresight.sim.lidar.LidarModel;
import io.foresight.sim.lidar.LidarModels;
import io.foresight.sim.lidar.SweepCaster;
import io.foresight.sim.lidar.SweepSettings;
import io.foresight.sim.raycast.Hit;
import io.foresight.sim.raycast.Instance;
import io.foresight.sim.raycast.PolarView;
import io.foresight.sim.raycast.ReferenceCaster;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Measures the number of HDL-64E rays that one thread casts per second, in a seeded scene of 500 moving and static bodies. Two alternatives
 * are measured in the same run: the two-level tree for rays from any origin, and a plain loop over all triangles, which also verifies the
 * results.
 */
public final class LidarBenchmark {
    private static final double SENSOR_HEIGHT = 1.73;
    private static final double MAX_METRES = 120;
    private static final double NANO = 1e-9;
    private static final double AGREE_METRES = 5e-3;
    private static final int WARM_UP = 12;
    private static final int TIMED = 5; // measurements of so many repetitions

    private final World world;
    private final LidarModel model = LidarModels.hdl64e();
    private final double[] directions;
    private final double[] times;
    private final Hit hit = new Hit();
    private final Course course;
    private int made;
    private int all;

    private LidarBenchmark(long seed, Course course) {
        this.course = course;
        world = BenchmarkScene.world(seed);
        ColumnDirections table = new ColumnDirections(model);
        directions = new double[3 * model.rays()];
        times = new double[model.rays()];
        double[] to = new double[3];
        int ray = 0;
        for (int ring = 0; ring < model.beams().size(); ring++) {
            for (int column = 0; column < model.columns(); column++) {
                table.direction(ring, column, 0, to);
                System.arraycopy(to, 0, directions, 3 * ray, 3);
                times[ray++] = ((column + 0.5) / model.columns() - 0.5) * model.periodSeconds();
            }
        }
    }

    /**
     * The results; one thread, medians over the repetitions, wall-clock time unless stated otherwise.
     *
     * @param objects number of bodies without the ground
     * @param triangles of all of them
     * @param rays number in one repetition
     * @param hits of those rays
     * @param repetitions number after warm-up
     * @param raysPerSecond median
     * @param raysPerSecondLow lower quartile
     * @param raysPerSecondHigh upper quartile
     * @param raysPerCpuSecond median by the thread's CPU time, which is less affected by other programs; NaN where the JVM does not provide
     *     it
     * @param treeRaysPerSecond median of the two-level tree
     * @param referenceRaysPerSecond of the plain loop over all triangles
     * @param referenceRays number of rays verified with it
     * @param referenceDisagreements number of those that differ by more than 5 mm
     * @param worldBuildMs median time to build the tree, milliseconds
     * @param viewBuildMs median time to build the azimuth sectors, milliseconds
     * @param sweepMs median time of a whole sweep with noise, intensity and drop-out, milliseconds
     * @param sweepPoints number of points in it
     */
    public record Report(
            int objects,
            long triangles,
            int rays,
            int hits,
            int repetitions,
            double raysPerSecond,
            double raysPerSecondLow,
            double raysPerSecondHigh,
            double raysPerCpuSecond,
            double treeRaysPerSecond,
            double referenceRaysPerSecond,
            int referenceRays,
            int referenceDisagreements,
            double worldBuildMs,
            double viewBuildMs,
            double sweepMs,
            int sweepPoints) {}

    /** The work of a repetition; returns hits or points. */
    private interface Work {
        int run();
    }

    /**
     * Runs all measurements, in about {@code repetitions / 5 + 3} seconds.
     *
     * @param seed of the scene
     * @param repetitions number of timed repetitions, 1 or more
     * @param referenceRays number of rays to verify, 1 or more; 300 take about a second
     * @param course asked before each repetition after the first; ended early, each measurement has one repetition at least
     */
    public static Report measure(long seed, int repetitions, int referenceRays, Course course) {
        if (repetitions < 1 || referenceRays < 1) {
            throw new IllegalArgumentException("a benchmark needs 1 repetition and 1 reference ray or more, got "
                    + repetitions + " and " + referenceRays);
        }
        return new LidarBenchmark(seed, course).report(repetitions, referenceRays, seed);
    }

    private Report report(int repetitions, int referenceRays, long seed) {
        PolarView view = view();
        SweepCaster caster = new SweepCaster(model, RigidPose.of(0, 0, SENSOR_HEIGHT, 0));
        EgoMotion resting = EgoMotion.resting(RigidPose.IDENTITY);
        int hits = castView(view);
        all = TIMED * repetitions;
        double[] fast = timed(repetitions, () -> castView(view));
        double[] tree = timed(repetitions, this::castTree);
        double[] build =
                timed(repetitions, () -> BenchmarkScene.world(seed).instances().size());
        double[] sort = timed(repetitions, () -> view().world().instances().size());
        double[] sweeps = timed(repetitions, () -> caster.sweep(world, resting, SweepSettings.of(seed))
                .size());
        SplittableRandom random = new SplittableRandom(seed);
        int[] sample = random.ints(referenceRays, 0, model.rays()).toArray();
        long start = System.nanoTime();
        double[] expected = new double[referenceRays];
        for (int i = 0; i < referenceRays; i++) {
            int ray = sample[i];
            double[] to = Arrays.copyOfRange(directions, 3 * ray, 3 * ray + 3);
            expected[i] = ReferenceCaster.cast(world, new double[] {0, 0, SENSOR_HEIGHT}, to, MAX_METRES, times[ray]);
        }
        double referenceSeconds = (System.nanoTime() - start) * NANO;
        return new Report(
                BenchmarkScene.OBJECTS,
                triangles(),
                model.rays(),
                hits,
                fast.length,
                model.rays() / Spread.nearestRank(fast, 0.5),
                model.rays() / Spread.nearestRank(fast, 0.75),
                model.rays() / Spread.nearestRank(fast, 0.25),
                model.rays() / cpuSeconds(repetitions, () -> castView(view)),
                model.rays() / Spread.nearestRank(tree, 0.5),
                referenceRays / referenceSeconds,
                referenceRays,
                disagreements(view, sample, expected),
                Spread.nearestRank(build, 0.5) * 1e3,
                Spread.nearestRank(sort, 0.5) * 1e3,
                Spread.nearestRank(sweeps, 0.5) * 1e3,
                caster.sweep(world, resting, SweepSettings.of(seed)).size());
    }

    private PolarView view() {
        return new PolarView(world, 0, 0, SENSOR_HEIGHT, 0, 0);
    }

    private int castView(PolarView view) {
        int hits = 0;
        for (int ray = 0; ray < times.length; ray++) {
            hits += cast(view, ray) ? 1 : 0;
        }
        return hits;
    }

    private boolean cast(PolarView view, int ray) {
        double[] d = directions;
        return view.cast(
                0, 0, SENSOR_HEIGHT, d[3 * ray], d[3 * ray + 1], d[3 * ray + 2], 0, MAX_METRES, times[ray], ray, hit);
    }

    private int castTree() {
        int hits = 0;
        double[] d = directions;
        for (int ray = 0; ray < times.length; ray++) {
            hits += world.cast(
                            0,
                            0,
                            SENSOR_HEIGHT,
                            d[3 * ray],
                            d[3 * ray + 1],
                            d[3 * ray + 2],
                            0,
                            MAX_METRES,
                            times[ray],
                            ray,
                            hit)
                    ? 1
                    : 0;
        }
        return hits;
    }

    private int disagreements(PolarView view, int[] sample, double[] expected) {
        int wrong = 0;
        for (int i = 0; i < sample.length; i++) {
            double distance = cast(view, sample[i]) ? hit.distance() : Double.POSITIVE_INFINITY;
            boolean same = distance == expected[i] || Math.abs(distance - expected[i]) <= AGREE_METRES;
            wrong += same ? 0 : 1;
        }
        return wrong;
    }

    private long triangles() {
        long sum = 0;
        for (Instance instance : world.instances()) {
            sum += instance.shape().mesh().triangleCount();
        }
        return sum;
    }

    /** Seconds of each repetition, sorted. */
    private double[] timed(int repetitions, Work work) {
        int first = work.run();
        for (int i = 0; i < WARM_UP; i++) {
            requireSame(first, work.run());
        }
        double[] seconds = new double[repetitions];
        int done = 0;
        while (done < repetitions && (course.goesOn("repetition", made, all) || done == 0)) {
            long start = System.nanoTime();
            int result = work.run();
            seconds[done] = (System.nanoTime() - start) * NANO;
            requireSame(first, result);
            done++;
            made++;
        }
        course.goesOn("repetition", made, all);
        double[] taken = Arrays.copyOf(seconds, done);
        Arrays.sort(taken);
        return taken;
    }

    /** Median CPU seconds of a repetition, after warm-up. */
    private static double cpuSeconds(int repetitions, Work work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isCurrentThreadCpuTimeSupported()) {
            return Double.NaN;
        }
        int first = work.run();
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = threads.getCurrentThreadCpuTime();
            requireSame(first, work.run());
            seconds[i] = (threads.getCurrentThreadCpuTime() - start) * NANO;
        }
        Arrays.sort(seconds);
        return Spread.nearestRank(seconds, 0.5);
    }

    private static void requireSame(int first, int result) {
        if (first != result) {
            throw new IllegalStateException("the same rays gave " + first + " and then " + result + " hits");
        }
    }
}
