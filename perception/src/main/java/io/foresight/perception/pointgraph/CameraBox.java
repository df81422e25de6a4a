package io.foresight.perception.pointgraph;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.geometry.BoxOverlap;

/**
 * A box in the camera's frame, as KITTI writes it.
 *
 * @param x of the middle of its underside, metres, as y and z
 * @param yaw radians about the camera's y; at 0 the length lies along x
 */
record CameraBox(double x, double y, double z, double length, double height, double width, double yaw) {
    /** Names the camera's axes as this software's: x forward, y left, z up. */
    private static final FrameId UPRIGHT = new FrameId("camera-upright");

    /** Numbers of a box. */
    static final int NUMBERS = 7;

    static CameraBox of(double[] numbers) {
        return new CameraBox(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }

    double[] numbers() {
        return new double[] {x, y, z, length, height, width, yaw};
    }

    /** Intersection over union of the volumes. */
    static double overlap(CameraBox a, CameraBox b) {
        return BoxOverlap.volume(a.upright(), b.upright());
    }

    private Box3d upright() {
        return new Box3d(UPRIGHT, z, -x, -y + height / 2, length, width, height, -yaw - Math.PI / 2);
    }

    /** Where a point lies along the box's length, height and width, each in (-1/2, 1/2) inside of it. */
    double[] within(double px, double py, double pz) {
        double cos = Math.cos(yaw);
        double sin = Math.sin(yaw);
        double dx = px - x;
        double dz = pz - z;
        return new double[] {(cos * dx - sin * dz) / length, (py - y) / height + 0.5, (sin * dx + cos * dz) / width};
    }

    /** Share of its rectangle in the image's plane that lies outside of the image. */
    double hidden(CameraView view) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int corner = 0; corner < 8; corner++) {
            double along = ((corner & 1) == 0 ? length : -length) / 2;
            double across = ((corner & 2) == 0 ? width : -width) / 2;
            double cornerX = x + Math.cos(yaw) * along + Math.sin(yaw) * across;
            double cornerY = (corner & 4) == 0 ? y : y - height;
            double cornerZ = z - Math.sin(yaw) * along + Math.cos(yaw) * across;
            left = Math.min(left, view.column(cornerX, cornerZ));
            right = Math.max(right, view.column(cornerX, cornerZ));
            top = Math.min(top, view.row(cornerY, cornerZ));
            bottom = Math.max(bottom, view.row(cornerY, cornerZ));
        }
        double shownWidth = Math.min(right, view.width()) - Math.max(left, 0);
        double shownHeight = Math.min(bottom, view.height()) - Math.max(top, 0);
        return 1 - shownWidth * shownHeight / ((right - left) * (bottom - top));
    }
}
