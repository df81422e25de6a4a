package io.foresight.sim.drive;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.Pose;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.SensorPath;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.lidar.EgoMotion;
import io.foresight.sim.lidar.LidarReturns;
import io.foresight.sim.lidar.ObjectReturns;
import io.foresight.sim.lidar.ObjectVisibility;
import io.foresight.sim.lidar.SweepCaster;
import io.foresight.sim.lidar.SweepSettings;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Drives an ego vehicle through traffic and simulates its LiDAR's sweeps, 10 per second of simulated time. At the end of a road a new one,
 * generated from the same seed, begins. The same seed, configuration and calls give the same frames. Not thread-safe.
 */
public final class DrivingSimulation {
    /** Increased whenever the same seed gives different data. */
    public static final int VERSION = 3;
    /** Duration of a step, seconds. */
    public static final double STEP_SECONDS = 0.1;
    /** Maximum distance of labelled objects from the sensor, metres in the ground plane. */
    public static final double LABEL_METRES = 80;

    private static final long STEP_NANOSECONDS = 100_000_000;
    /** Number of known sensor poses before and after a sweep's stamp. */
    private static final int PATH_KNOTS = 10;

    private final SceneConfig config;
    private final SensorRig rig;
    private final Fleet fleet;
    private final SplittableRandom random;
    private final long sweepSeed;
    private final SweepCaster caster;
    private DrivingScene scene;
    private long steps;
    private int threads = 1;

    /** Creates a simulation with its own fleet. */
    public DrivingSimulation(long seed, SceneConfig config, SensorRig rig) {
        this(seed, config, rig, new Fleet(seed));
    }

    /** Creates a simulation with a shared fleet, so that shapes are generated only once. */
    public DrivingSimulation(long seed, SceneConfig config, SensorRig rig, Fleet fleet) {
        this.config = config;
        this.rig = rig;
        this.fleet = fleet;
        this.random = new SplittableRandom(seed);
        this.sweepSeed = random.nextLong();
        this.caster = new SweepCaster(rig.model(), rig.mounting());
        this.scene = new DrivingScene(config, fleet, 0, random.split());
    }

    /** Sets the number of threads that cast a sweep, 1 by default; the frames do not depend on it. */
    public void castWith(int castingThreads) {
        threads = castingThreads;
    }

    /** Pose and velocity of the ego vehicle; its position in the world jumps when the next road begins. */
    public EgoMotion ego() {
        return scene.ego();
    }

    /** Advances all road users by 0.1 s and simulates a sweep. */
    public DrivingFrame step() {
        advance(1);
        return look();
    }

    /** Advances all road users by a number of steps without a sweep. */
    public void advance(int count) {
        for (int i = 0; i < count; i++) {
            if (scene.finished()) {
                scene = new DrivingScene(config, fleet, scene.traffic().nextId(), random.split());
            }
            scene.traffic().step(STEP_SECONDS);
            steps++;
        }
    }

    /** Simulates a sweep of the present state. */
    public DrivingFrame look() {
        EgoMotion ego = scene.ego();
        Map<Integer, LabelCandidate> near = DrivingScene.labels();
        World world = scene.world(ego.pose().x(), ego.pose().y(), rig.model().halfPeriodSeconds(), near);
        long seed = sweepSeed + steps;
        LidarReturns returned =
                caster.sweep(world, ego, new SweepSettings(seed, rig.compensated(), threads, rig.shadow()));
        SensorPose sensor = new SensorPose(ego.pose(), rig.mounting());
        List<LabelledBox> labels = new ArrayList<>();
        Map<Integer, double[]> moments = moments(returned);
        for (ObjectReturns returns : new ObjectVisibility(caster, world, ego).of(returned)) {
            LabelCandidate seen = near.get(returns.objectId());
            if (returns.points() == 0) {
                continue;
            }
            double[] moment = moments.get(returns.objectId());
            double seconds = moment[1] / moment[0];
            LabelledBox label = seen.label(rig.compensated() ? sensor : sensorAt(ego, seconds), returns, seconds);
            if (label.box().range() <= LABEL_METRES) {
                labels.add(label);
            }
        }
        scale(returned.xyzi());
        Stamp stamp = new Stamp(steps * STEP_NANOSECONDS, Clock.SIMULATION);
        String id = String.format(Locale.ROOT, "%06d", steps);
        Sweep sweep = new Sweep(
                id,
                new Sweep.Origin("", (int) steps, rig.model().name()),
                returned.cloud(stamp),
                rig.compensated() ? Skew.REMOVED : Skew.PRESENT,
                Optional.of(sensor.worldFromSensor()),
                List.of(),
                Labels.of(labels));
        return new DrivingFrame(sweep, path(ego, stamp), returned.objectIds());
    }

    private SensorPath path(EgoMotion ego, Stamp stamp) {
        List<SensorPath.Knot> knots = new ArrayList<>();
        long half = Math.round(rig.model().halfPeriodSeconds() * 1e9);
        for (int k = -PATH_KNOTS; k <= PATH_KNOTS; k++) {
            long after = half * k / PATH_KNOTS;
            if (stamp.nanoseconds() + after >= 0) { // simulated time begins at 0
                RigidTransform worldFromSensor = sensorAt(ego, after * 1e-9).worldFromSensor();
                knots.add(new SensorPath.Knot(
                        new Stamp(stamp.nanoseconds() + after, stamp.clock()), Pose.of(worldFromSensor)));
            }
        }
        return new SensorPath(FrameId.LIDAR, FrameId.WORLD, knots);
    }

    // uncompensated points are relative to the sensor's pose at their own time, so their labels must be too
    private SensorPose sensorAt(EgoMotion ego, double seconds) {
        RigidPose pose = ego.pose();
        RigidPose then = new RigidPose(
                pose.x() + seconds * ego.vx(),
                pose.y() + seconds * ego.vy(),
                pose.z() + seconds * ego.vz(),
                pose.yaw() + seconds * ego.yawRate(),
                pose.pitch(),
                pose.roll());
        return new SensorPose(then, rig.mounting());
    }

    // number of points and sum of their times, by object
    private static Map<Integer, double[]> moments(LidarReturns returned) {
        Map<Integer, double[]> moments = new HashMap<>();
        for (int i = 0; i < returned.size(); i++) {
            if (returned.objectIds()[i] >= 0) {
                double[] moment = moments.computeIfAbsent(returned.objectIds()[i], unused -> new double[2]);
                moment[0]++;
                moment[1] += returned.timeOffsets()[i];
            }
        }
        return moments;
    }

    // the array is not shared yet
    private void scale(float[] xyzi) {
        if (rig.intensityGain() == 1) {
            return;
        }
        for (int i = 3; i < xyzi.length; i += 4) {
            xyzi[i] = (float) Math.min(1, xyzi[i] * rig.intensityGain());
        }
    }
}
