package io.foresight.perception.data.survey;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Sweep;
import java.util.Optional;
import java.util.function.Consumer;

/** Whether a frame's cameras look at what the LiDAR sees: a calibration that is inverted or of another vehicle projects no point into the image. */
final class CameraCheck {
    private static final int LEAST_POINTS = 1000;

    private CameraCheck() {}

    static void check(Sweep frame, Consumer<FrameProblem> problems) {
        for (CameraImage image : frame.cameras()) {
            Optional<RigidTransform> pose = image.calibration().flatMap(CameraCalibration::cameraFromSensor);
            if (pose.isPresent() && frame.cloud().size() >= LEAST_POINTS && !sees(frame.cloud(), image, pose.get())) {
                problems.accept(new FrameProblem(
                        frame.id(),
                        "cameras[" + image.camera() + "]",
                        "none of " + frame.cloud().size() + " points projects into the image of " + image.width()
                                + " x " + image.height() + " pixels"));
            }
        }
    }

    private static boolean sees(PointCloud cloud, CameraImage image, RigidTransform cameraFromSensor) {
        CameraCalibration camera = image.calibration().orElseThrow();
        for (int i = 0; i < cloud.size(); i++) {
            double x = cloud.x(i);
            double y = cloud.y(i);
            double z = cloud.z(i);
            double depth = cameraFromSensor.applyZ(x, y, z);
            double column = camera.fx() * cameraFromSensor.applyX(x, y, z) / depth + camera.cx();
            double row = camera.fy() * cameraFromSensor.applyY(x, y, z) / depth + camera.cy();
            if (depth > 0 && column >= 0 && column < image.width() && row >= 0 && row < image.height()) {
                return true;
            }
        }
        return false;
    }
}
