package io.foresight.perception.data;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A drive round a bend at 8 m/s among blocks that stand still, with a parked car, a car that drives away and a pedestrian. A sensor sees the
 * world's points as they are, so that what is read can be compared with where it is.
 */
public final class DriveWorld {
    /** Metres per second. */
    public static final double SPEED = 8;

    /** Velocity of the car that drives along the world's x axis, m/s. */
    public static final double CAR_VX = 3;

    /** Along its y axis, m/s. */
    public static final double CAR_VY = 4;

    private static final double TURN = 0.15;
    private static final double HEADING = 0.6;
    private static final double X0 = 600;
    private static final double Y0 = 1500;
    private static final double REACH = 35;
    private static final double STEP = 0.4;

    private final List<double[]> still = new ArrayList<>();

    /** The same world each time for the same seed. */
    public DriveWorld(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (double x = -50; x <= 60; x++) {
            for (double y = -50; y <= 60; y++) {
                still.add(new double[] {X0 + x + random.nextDouble(0.2), Y0 + y + random.nextDouble(0.2), 0});
            }
        }
        for (int block = 0; block < 60; block++) {
            double x = X0 + random.nextDouble(-40, 50);
            double y = Y0 + random.nextDouble(-40, 50);
            if (farFromTheRoad(x, y)) {
                surface(new Box3d(
                                FrameId.WORLD,
                                x,
                                y,
                                1.5,
                                random.nextDouble(0.3, 6),
                                random.nextDouble(0.3, 6),
                                3,
                                random.nextDouble(3)))
                        .forEach(still::add);
            }
        }
    }

    private static boolean farFromTheRoad(double x, double y) {
        for (double t = -1; t < 6; t += 0.1) {
            RigidTransform pose = worldFromEgo(t);
            if (Math.hypot(pose.element(0, 3) - x, pose.element(1, 3) - y) < 8) {
                return false;
            }
        }
        return true;
    }

    /** The vehicle's pose. */
    public static RigidTransform worldFromEgo(double seconds) {
        double radius = SPEED / TURN;
        double heading = HEADING + TURN * seconds;
        return RigidTransform.ofYaw(
                FrameId.EGO,
                FrameId.WORLD,
                X0 + radius * (Math.sin(heading) - Math.sin(HEADING)),
                Y0 - radius * (Math.cos(heading) - Math.cos(HEADING)),
                0,
                heading);
    }

    /** Parked car, driving car, pedestrian, in the world's frame. */
    public static List<Box3d> objects(double seconds) {
        RigidTransform start = worldFromEgo(0);
        Box3d parked = new Box3d(FrameId.EGO, 12, 5, 0.8, 4.5, 1.9, 1.6, 0.1);
        Box3d person = new Box3d(FrameId.EGO, 8, -4, 0.9, 0.6, 0.7, 1.8, 2);
        Box3d driving = new Box3d(
                FrameId.WORLD,
                start.applyX(18, -3, 0) + CAR_VX * seconds,
                start.applyY(18, -3, 0) + CAR_VY * seconds,
                0.8,
                4.2,
                1.8,
                1.5,
                Math.atan2(CAR_VY, CAR_VX));
        return List.of(start.apply(parked), driving, start.apply(person));
    }

    /** What a sensor sees that is mounted so: x, y, z of each point in its frame. Twenty points are of the vehicle itself, within 1 m. */
    public List<double[]> seen(double seconds, RigidTransform egoFromSensor) {
        RigidTransform sensorFromWorld =
                egoFromSensor.then(worldFromEgo(seconds)).inverse();
        List<double[]> seen = new ArrayList<>();
        for (double[] point : still) {
            add(sensorFromWorld, point, seen);
        }
        for (Box3d object : objects(seconds)) {
            Box3d within = new Box3d(
                    object.frame(),
                    object.x(),
                    object.y(),
                    object.z(),
                    object.length() - 0.1,
                    object.width() - 0.1,
                    object.height() - 0.1,
                    object.yaw());
            surface(within).forEach(point -> add(sensorFromWorld, point, seen));
        }
        for (int i = 0; i < 20; i++) {
            seen.add(new double[] {0.9 * Math.cos(i), 0.9 * Math.sin(i), -0.5});
        }
        return seen;
    }

    private static void add(RigidTransform sensorFromWorld, double[] p, List<double[]> seen) {
        double x = sensorFromWorld.applyX(p[0], p[1], p[2]);
        double y = sensorFromWorld.applyY(p[0], p[1], p[2]);
        if (Math.hypot(x, y) < REACH && Math.hypot(x, y) > 2.5) {
            seen.add(new double[] {x, y, sensorFromWorld.applyZ(p[0], p[1], p[2])});
        }
    }

    /** Points on the four sides. */
    private static List<double[]> surface(Box3d box) {
        List<double[]> points = new ArrayList<>();
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        for (double up = -box.height() / 2; up <= box.height() / 2; up += STEP) {
            for (double along = -box.length() / 2; along <= box.length() / 2; along += STEP) {
                for (double across = -box.width() / 2; across <= box.width() / 2; across += STEP) {
                    boolean inside =
                            Math.abs(along) < box.length() / 2 - STEP && Math.abs(across) < box.width() / 2 - STEP;
                    if (!inside) {
                        points.add(new double[] {
                            box.x() + cos * along - sin * across, box.y() + sin * along + cos * across, box.z() + up
                        });
                    }
                }
            }
        }
        return points;
    }
}
