package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;
import io.foresight.planner.task.PlannerException;
import java.util.SplittableRandom;

/**
 * Pinhole camera without distortion. It does not see what is nearer than 5 cm along its axis.
 *
 * @param pose of the camera's frame in the world: x to the image's right, y to its top, looking along -z (MuJoCo's and OpenGL's
 *     convention)
 * @param fieldOfView between the image's lower and upper edge, radians in (0.2, 2.5)
 */
public record Camera(Pose pose, double fieldOfView) {
    /** Where the drawn world is looked at from all sides: over the table between board and pieces, metres. */
    static final double[] MIDDLE = {-0.02, -0.04, 0.08};

    /** What stays in view: corners of the table's used part, and above it where the gripper carries a piece. Metres. */
    static final double[][] IN_VIEW = {
        {-0.38, -0.56, 0},
        {0.28, -0.56, 0},
        {-0.25, 0.46, 0},
        {0.33, 0.46, 0},
        {-0.3, -0.25, 0.3},
        {-0.3, 0.15, 0.3},
        {0.1, -0.25, 0.3},
        {0.1, 0.15, 0.3},
        {-0.15, -0.1, 0.53},
        {-0.05, -0.1, 0.53},
        {-0.15, 0, 0.53},
        {-0.05, 0, 0.53}
    };

    private static final double ORIGINAL_FIELD_OF_VIEW = Math.PI / 4;
    private static final double MOST_AZIMUTH = 0.6;
    private static final double LEAST_ELEVATION = 0.50;
    private static final double MOST_ELEVATION = 0.75;
    private static final double MOST_ROLL = 0.05;
    private static final double MOST_EXTRA_DISTANCE = 0.2;

    public Camera {
        if (!(fieldOfView > 0.2 && fieldOfView < 2.5)) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "a camera's field of view must lie between 0.2 and 2.5 radians, got " + fieldOfView);
        }
    }

    /**
     * The camera {@code table_back} of ReflectVLM's environment (arXiv 2502.16707): across the table from the pieces, 0.9 m above the
     * table's top, turned by -0.9 about x and then by 3.14 about z, 45 degrees high.
     */
    public static Camera fixed() {
        Pose turn = Pose.turned(1, 0, 0, -0.9).times(Pose.turned(0, 0, 1, 3.14));
        return new Camera(Pose.at(0, 1.1, 0.9).times(turn), ORIGINAL_FIELD_OF_VIEW);
    }

    /**
     * A camera on a sphere around the middle of the scene, as decided by {@code seed}: azimuth within 0.6 radians of the fixed camera's,
     * 0.5 to 0.75 radians above the table (from higher up the waiting gripper hides pieces), rolled by up to 0.05 radians, as near as everything stays in view or up to a fifth further
     * away.
     */
    public static Camera randomised(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double azimuth = Math.PI / 2 + random.nextDouble(-MOST_AZIMUTH, MOST_AZIMUTH);
        double elevation = random.nextDouble(LEAST_ELEVATION, MOST_ELEVATION);
        double roll = random.nextDouble(-MOST_ROLL, MOST_ROLL);
        double further = random.nextDouble(1, 1 + MOST_EXTRA_DISTANCE);
        double distance = 0.8;
        while (!around(azimuth, elevation, roll, distance).seesEverything()) {
            distance *= 1.01;
        }
        return around(azimuth, elevation, roll, distance * further);
    }

    /** The camera at {@code eye} that looks at {@code target} (metres in the world), upright. */
    public static Camera lookingAt(double[] eye, double[] target, double fieldOfView) {
        double dx = eye[0] - target[0];
        double dy = eye[1] - target[1];
        double dz = eye[2] - target[2];
        double azimuth = StrictMath.atan2(dy, dx);
        double elevation = StrictMath.atan2(dz, Math.sqrt(dx * dx + dy * dy));
        return new Camera(Pose.at(eye[0], eye[1], eye[2]).times(turn(azimuth, elevation)), fieldOfView);
    }

    private static Camera around(double azimuth, double elevation, double roll, double distance) {
        double flat = distance * StrictMath.cos(elevation);
        Pose at = Pose.at(
                MIDDLE[0] + flat * StrictMath.cos(azimuth),
                MIDDLE[1] + flat * StrictMath.sin(azimuth),
                MIDDLE[2] + distance * StrictMath.sin(elevation));
        Pose turn = turn(azimuth, elevation).times(Pose.turned(0, 0, 1, roll));
        return new Camera(at.times(turn), ORIGINAL_FIELD_OF_VIEW);
    }

    /** Backwards (the camera's +z) to where azimuth and elevation point. */
    private static Pose turn(double azimuth, double elevation) {
        return Pose.at(0, 0, 0, azimuth + Math.PI / 2).times(Pose.turned(1, 0, 0, Math.PI / 2 - elevation));
    }

    private boolean seesEverything() {
        for (double[] point : IN_VIEW) {
            if (!sees(point[0], point[1], point[2])) {
                return false;
            }
        }
        return true;
    }

    /** Is the point of the world inside the square image? Something may hide it. */
    public boolean sees(double x, double y, double z) {
        double[] p = pose.inverse().transform(x, y, z);
        double reach = -p[2] * StrictMath.tan(fieldOfView / 2);
        return p[2] < 0 && Math.abs(p[0]) <= reach && Math.abs(p[1]) <= reach;
    }
}
