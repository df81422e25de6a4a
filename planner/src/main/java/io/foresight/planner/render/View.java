package io.foresight.planner.render;

import io.foresight.core.geometry.Pose;

/**
 * A camera for an image of a certain size. Its own frame here: x to the right, y down, z along the optical axis, metres.
 */
final class View {
    final Camera camera;
    final int width;
    final int height;
    /** Pixels for a metre at one metre's distance. */
    final double focal;
    /** Camera from world, row by row. */
    final double[] rotation;
    /** The camera's position in the world. */
    final double[] eye;

    View(Camera camera, int width, int height) {
        this.camera = camera;
        this.width = width;
        this.height = height;
        this.focal = height / 2.0 / StrictMath.tan(camera.fieldOfView() / 2);
        double[] r = camera.pose().rotation();
        this.rotation = new double[] {r[0], r[3], r[6], -r[1], -r[4], -r[7], -r[2], -r[5], -r[8]};
        this.eye = new double[] {
            camera.pose().x(), camera.pose().y(), camera.pose().z()
        };
    }

    /** Camera from the frame that stands at {@code pose} in the world: rotation row by row, then translation (12 values). */
    double[] from(Pose pose) {
        double[] r = pose.rotation();
        double[] t = {pose.x() - eye[0], pose.y() - eye[1], pose.z() - eye[2]};
        double[] out = new double[12];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                out[3 * i + j] =
                        rotation[3 * i] * r[j] + rotation[3 * i + 1] * r[3 + j] + rotation[3 * i + 2] * r[6 + j];
            }
            out[9 + i] = rotation[3 * i] * t[0] + rotation[3 * i + 1] * t[1] + rotation[3 * i + 2] * t[2];
        }
        return out;
    }

    /** A direction of the world in the camera's frame. */
    double[] turned(double[] direction) {
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = rotation[3 * i] * direction[0]
                    + rotation[3 * i + 1] * direction[1]
                    + rotation[3 * i + 2] * direction[2];
        }
        return out;
    }

    /**
     * What direction . ray is at 0, 0 of the image, and what each column and each row add to it (3 values from {@code at} on); the ray to a
     * point of the image has depth 1.
     */
    void linear(double x, double y, double z, double[] out, int at) {
        out[at + 1] = x / focal;
        out[at + 2] = y / focal;
        out[at] = z - out[at + 1] * width / 2 - out[at + 2] * height / 2;
    }

    /** Horizontal slope of the ray through a point of the image, columns from the left edge. */
    double slopeX(double column) {
        return (column - width / 2.0) / focal;
    }

    /** Vertical slope, downwards. */
    double slopeY(double row) {
        return (row - height / 2.0) / focal;
    }
}
