package io.foresight.sim.lidar;

import io.foresight.sim.raycast.PolarView;
import io.foresight.sim.raycast.RigidPose;
import io.foresight.sim.raycast.World;

/**
 * Pose of the sensor at each firing of a sweep. For column {@code c}, {@code world[12 * c ..]} and {@code reference[12 * c ..]} contain the
 * 3 x 4 transforms (rotation and translation, row-major) from the sensor's frame at that time to the world and to the sensor's frame at the
 * reference time.
 */
final class SensorTrack {
    static final int MATRIX = 12;

    final double[] world;
    final double[] reference;
    final double[] times;

    SensorTrack(LidarModel model, EgoMotion ego, RigidPose mounting) {
        int columns = model.columns();
        world = new double[columns * MATRIX];
        reference = new double[columns * MATRIX];
        times = new double[columns];
        double[] atReference = sensorToWorld(ego, mounting, 0);
        for (int column = 0; column < columns; column++) {
            times[column] = ((column + 0.5) / columns - 0.5) * model.periodSeconds();
            double[] now = sensorToWorld(ego, mounting, times[column]);
            System.arraycopy(now, 0, world, column * MATRIX, MATRIX);
            relative(atReference, now, reference, column * MATRIX);
        }
    }

    /** A view of the world that covers all beam origins during the revolution. */
    PolarView view(World seen, LidarModel model) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (Beam beam : model.beams()) {
            lowest = Math.min(lowest, beam.heightOffset());
            highest = Math.max(highest, beam.heightOffset());
        }
        double[] low = {Double.MAX_VALUE, Double.MAX_VALUE, Double.MAX_VALUE};
        double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
        for (int at = 0; at < world.length; at += MATRIX) {
            for (int axis = 0; axis < 3; axis++) {
                double origin = world[at + 4 * axis + 3];
                double a = origin + world[at + 4 * axis + 2] * lowest;
                double b = origin + world[at + 4 * axis + 2] * highest;
                low[axis] = Math.min(low[axis], Math.min(a, b));
                high[axis] = Math.max(high[axis], Math.max(a, b));
            }
        }
        return new PolarView(
                seen,
                (low[0] + high[0]) / 2,
                (low[1] + high[1]) / 2,
                (low[2] + high[2]) / 2,
                Math.hypot(high[0] - low[0], high[1] - low[1]) / 2,
                (high[2] - low[2]) / 2);
    }

    private static double[] sensorToWorld(EgoMotion ego, RigidPose mounting, double time) {
        RigidPose pose = ego.pose();
        RigidPose then = new RigidPose(
                pose.x() + ego.vx() * time,
                pose.y() + ego.vy() * time,
                pose.z() + ego.vz() * time,
                pose.yaw() + ego.yawRate() * time,
                pose.pitch(),
                pose.roll());
        double[] outer = then.rotation();
        double[] inner = mounting.rotation();
        double[] arm = {mounting.x(), mounting.y(), mounting.z()};
        double[] origin = {then.x(), then.y(), then.z()};
        double[] out = new double[MATRIX];
        for (int row = 0; row < 3; row++) {
            out[4 * row + 3] = origin[row];
            for (int k = 0; k < 3; k++) {
                out[4 * row + 3] += outer[3 * row + k] * arm[k];
                for (int column = 0; column < 3; column++) {
                    out[4 * row + column] += outer[3 * row + k] * inner[3 * k + column];
                }
            }
        }
        return out;
    }

    /** {@code base^-1 * moved}. */
    private static void relative(double[] base, double[] moved, double[] out, int at) {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 4; column++) {
                double sum = 0;
                for (int k = 0; k < 3; k++) {
                    double value = moved[4 * k + column] - (column == 3 ? base[4 * k + 3] : 0);
                    sum += base[4 * k + row] * value;
                }
                out[at + 4 * row + column] = sum;
            }
        }
    }
}
