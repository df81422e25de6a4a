package io.foresight.perception.sweep;

import io.foresight.core.geometry.RigidTransform;
import java.util.List;
import java.util.Optional;

/**
 * Pose and projection of a camera: focal lengths and principal point of the pinhole model, and lens distortion.
 *
 * @param fx pixels
 * @param fy pixels
 * @param cx pixels, from the left
 * @param cy pixels, from the top
 * @param cameraFromSensor from the sweep's frame to the camera's optical frame: x right, y down, z forward; empty: unknown
 */
public record CameraCalibration(
        double fx, double fy, double cx, double cy, Distortion distortion, Optional<RigidTransform> cameraFromSensor) {
    public CameraCalibration {
        if (!(fx > 0 && fy > 0) || !Double.isFinite(fx + fy + cx + cy)) {
            throw new IllegalArgumentException(
                    "a camera must have positive focal lengths and a finite principal point, got fx " + fx + ", fy "
                            + fy + ", cx " + cx + ", cy " + cy);
        }
    }

    /**
     * Lens distortion.
     *
     * @param coefficients in the model's order, as in ROS's {@code sensor_msgs/CameraInfo} and OpenCV
     */
    public record Distortion(Model model, List<Double> coefficients) {
        /** No distortion, as in a rectified image. */
        public static final Distortion NONE = new Distortion(Model.NONE, List.of());

        public Distortion {
            coefficients = List.copyOf(coefficients);
            if (coefficients.size() != model.coefficients()) {
                throw new IllegalArgumentException("distortion model " + model + " has " + model.coefficients()
                        + " coefficients, got " + coefficients.size());
            }
            for (double coefficient : coefficients) {
                if (!Double.isFinite(coefficient)) {
                    throw new IllegalArgumentException("distortion must be finite, got " + coefficients);
                }
            }
        }
    }

    /** Distortion models. */
    public enum Model {
        /** No distortion. */
        NONE(0),
        /** Brown and Conrady, ROS's {@code plumb_bob}: k1, k2, p1, p2, k3. */
        PLUMB_BOB(5),
        /** ROS's {@code rational_polynomial}: k1, k2, p1, p2, k3, k4, k5, k6. */
        RATIONAL(8),
        /** Fisheye model of Kannala and Brandt, ROS's {@code equidistant}: k1, k2, k3, k4. */
        EQUIDISTANT(4);

        private final int coefficients;

        Model(int coefficients) {
            this.coefficients = coefficients;
        }

        /** Number of coefficients. */
        public int coefficients() {
            return coefficients;
        }
    }
}
