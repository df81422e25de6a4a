package io.foresight.sim.raycast;

import java.util.List;

/**
 * An instance as flat floats: the rotation from world to shape (9, row-major), position (3), velocity (3), yaw rate (1). During the sweep,
 * the body moves in a straight line and rotates about its own origin.
 */
final class Placement {
    static final int SIZE = 16;

    private Placement() {}

    /** Centre of everything, used as the origin of single-precision coordinates. */
    static double[] middle(List<Instance> instances, List<FoliageVolume> foliage) {
        double[] sum = new double[3];
        for (Instance instance : instances) {
            sum[0] += instance.pose().x();
            sum[1] += instance.pose().y();
            sum[2] += instance.pose().z();
        }
        for (FoliageVolume volume : foliage) {
            sum[0] += volume.x();
            sum[1] += volume.y();
            sum[2] += volume.z();
        }
        int count = Math.max(1, instances.size() + foliage.size());
        return new double[] {sum[0] / count, sum[1] / count, sum[2] / count};
    }

    static void fill(Instance instance, double[] centre, float[] out, int at) {
        RigidPose pose = instance.pose();
        double[] rotation = pose.rotation();
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                out[at + 3 * row + column] = (float) rotation[3 * column + row];
            }
        }
        out[at + 9] = (float) (pose.x() - centre[0]);
        out[at + 10] = (float) (pose.y() - centre[1]);
        out[at + 11] = (float) (pose.z() - centre[2]);
        out[at + 12] = (float) instance.vx();
        out[at + 13] = (float) instance.vy();
        out[at + 14] = (float) instance.vz();
        out[at + 15] = (float) instance.yawRate();
    }

    /** Bounding box of a box of the shape over the whole time span: exact at rest, of the swept circle if it rotates. */
    static void bound(float[] p, int at, float[] boxes, int box, float halfSpan, float[] out, int to) {
        if (boxes[box] > boxes[box + 1]) { // no triangle
            BvhBuilder.empty(out, to);
            return;
        }
        float turning = 0;
        if (p[at + 15] != 0) {
            float square = 0;
            for (int side = 0; side < BvhBuilder.BOX; side += 2) {
                float reach = Math.max(Math.abs(boxes[box + side]), Math.abs(boxes[box + side + 1]));
                square += reach * reach;
            }
            turning = Math.min(2, Math.abs(p[at + 15]) * halfSpan) * (float) Math.sqrt(square);
        }
        for (int axis = 0; axis < 3; axis++) {
            float low = p[at + 9 + axis];
            float high = low;
            for (int side = 0; side < 3; side++) {
                float a = p[at + 3 * side + axis] * boxes[box + 2 * side];
                float b = p[at + 3 * side + axis] * boxes[box + 2 * side + 1];
                low += Math.min(a, b);
                high += Math.max(a, b);
            }
            float slack = Math.abs(p[at + 12 + axis]) * halfSpan
                    + (axis < 2 ? turning : 0)
                    + 1e-5f * (1 + high - low)
                    + 1e-6f * Math.max(Math.abs(low), Math.abs(high));
            out[to + 2 * axis] = low - slack;
            out[to + 2 * axis + 1] = high + slack;
        }
    }

    /** Transforms the ray to the body's frame at {@code time} and stores it in {@code local}. */
    static void toShape(float[] p, int at, Ray ray, float time, Ray local) {
        float x = ray.ox - p[at + 9] - p[at + 12] * time;
        float y = ray.oy - p[at + 10] - p[at + 13] * time;
        float z = ray.oz - p[at + 11] - p[at + 14] * time;
        float dx = ray.dx;
        float dy = ray.dy;
        float dz = ray.dz;
        float turn = p[at + 15] * time;
        if (turn != 0) {
            float cos = (float) Math.cos(turn);
            float sin = (float) Math.sin(turn);
            float turned = cos * x + sin * y;
            y = cos * y - sin * x;
            x = turned;
            turned = cos * dx + sin * dy;
            dy = cos * dy - sin * dx;
            dx = turned;
        }
        local.near = ray.near;
        local.aim(
                p[at] * x + p[at + 1] * y + p[at + 2] * z,
                p[at + 3] * x + p[at + 4] * y + p[at + 5] * z,
                p[at + 6] * x + p[at + 7] * y + p[at + 8] * z,
                p[at] * dx + p[at + 1] * dy + p[at + 2] * dz,
                p[at + 3] * dx + p[at + 4] * dy + p[at + 5] * dz,
                p[at + 6] * dx + p[at + 7] * dy + p[at + 8] * dz);
    }

    static void normalToWorld(float[] p, int at, float time, Hit hit) {
        float nx = hit.normalX;
        float ny = hit.normalY;
        float nz = hit.normalZ;
        float x = p[at] * nx + p[at + 3] * ny + p[at + 6] * nz;
        float y = p[at + 1] * nx + p[at + 4] * ny + p[at + 7] * nz;
        hit.normalZ = p[at + 2] * nx + p[at + 5] * ny + p[at + 8] * nz;
        float turn = p[at + 15] * time;
        if (turn != 0) {
            float cos = (float) Math.cos(turn);
            float sin = (float) Math.sin(turn);
            float turned = cos * x - sin * y;
            y = sin * x + cos * y;
            x = turned;
        }
        hit.normalX = x;
        hit.normalY = y;
    }
}
