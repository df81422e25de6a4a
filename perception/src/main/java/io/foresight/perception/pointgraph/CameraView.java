package io.foresight.perception.pointgraph;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraCalibration;
import java.util.Arrays;

/**
 * The camera before which a model looks: x right, y down, z forward, metres.
 *
 * @param cameraFromSensor from the cloud's frame
 * @param width of the image, pixels
 * @param height of the image, pixels
 */
public record CameraView(CameraCalibration lens, RigidTransform cameraFromSensor, int width, int height) {
    private static final double NEAREST = 0.1; // metres before the camera

    /**
     * Points that the camera sees.
     *
     * @param xyz three numbers a point, in the camera's frame
     * @param reflectance one a point
     */
    public record Seen(double[] xyz, float[] reflectance) {
        /** Number of points. */
        public int size() {
            return reflectance.length;
        }
    }

    /** The points inside of the image. */
    public Seen seen(PointCloud cloud) {
        double[] xyz = new double[3 * cloud.size()];
        float[] reflectance = new float[cloud.size()];
        int count = 0;
        for (int i = 0; i < cloud.size(); i++) {
            double z = cameraFromSensor.applyZ(cloud.x(i), cloud.y(i), cloud.z(i));
            if (!(z > NEAREST)) {
                continue;
            }
            double x = cameraFromSensor.applyX(cloud.x(i), cloud.y(i), cloud.z(i));
            double y = cameraFromSensor.applyY(cloud.x(i), cloud.y(i), cloud.z(i));
            double column = column(x, z);
            double row = row(y, z);
            if (column > 0 && column < width && row > 0 && row < height) {
                xyz[3 * count] = x;
                xyz[3 * count + 1] = y;
                xyz[3 * count + 2] = z;
                reflectance[count++] = cloud.intensity(i);
            }
        }
        return new Seen(Arrays.copyOf(xyz, 3 * count), Arrays.copyOf(reflectance, count));
    }

    double column(double x, double z) {
        return lens.fx() * x / z + lens.cx();
    }

    double row(double y, double z) {
        return lens.fy() * y / z + lens.cy();
    }

    /** A box in the frame of the cloud. */
    Box3d toSensor(CameraBox box, FrameId frame) {
        RigidTransform back = cameraFromSensor.inverse();
        double forward = Math.cos(box.yaw());
        double side = -Math.sin(box.yaw());
        double yaw = Math.atan2(
                back.element(1, 0) * forward + back.element(1, 2) * side,
                back.element(0, 0) * forward + back.element(0, 2) * side);
        double middle = box.y() - box.height() / 2;
        return new Box3d(
                frame,
                back.applyX(box.x(), middle, box.z()),
                back.applyY(box.x(), middle, box.z()),
                back.applyZ(box.x(), middle, box.z()),
                box.length(),
                box.width(),
                box.height(),
                yaw);
    }
}
