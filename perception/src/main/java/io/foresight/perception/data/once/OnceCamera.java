package io.foresight.perception.data.once;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraCalibration.Distortion;
import io.foresight.perception.sweep.CameraCalibration.Model;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A camera of a sequence: {@code calib.camNN}. */
record OnceCamera(String name, CameraCalibration calibration) {
    private static final FrameId CAMERA = new FrameId("camera");
    private static final int ROWS_OF_POSE = 12;

    /** @throws BadDataException naming the field, when it is not the calibration of a pinhole camera */
    static OnceCamera of(String name, OnceValue value) throws BadDataException {
        double[] pose = value.field("cam_to_velo").numbers(16);
        double[] k = value.field("cam_intrinsic").numbers(9);
        if (!Arrays.equals(Arrays.copyOfRange(pose, ROWS_OF_POSE, 16), new double[] {0, 0, 0, 1})) {
            throw value.field("cam_to_velo").wrong("a 4 x 4 pose with the last row 0 0 0 1");
        }
        if (k[1] != 0 || k[3] != 0 || k[6] != 0 || k[7] != 0 || k[8] != 1) {
            throw value.field("cam_intrinsic").wrong("rows [fx 0 cx], [0 fy cy], [0 0 1]");
        }
        try {
            RigidTransform sensorFromCamera =
                    RigidTransform.ofMatrix(CAMERA, OnceAxes.SENSOR, Arrays.copyOf(pose, ROWS_OF_POSE));
            return new OnceCamera(
                    name,
                    new CameraCalibration(
                            k[0],
                            k[4],
                            k[2],
                            k[5],
                            distortion(value),
                            Optional.of(sensorFromCamera.then(OnceAxes.FLU).inverse())));
        } catch (IllegalArgumentException bad) {
            throw new BadDataException(value.where() + ": " + bad.getMessage(), bad);
        }
    }

    /** Coefficients in OpenCV's order: k1, k2, p1, p2, then k3, then k4, k5, k6. */
    private static Distortion distortion(OnceValue value) throws BadDataException {
        double[] numbers = value.has("distortion") ? value.field("distortion").numbers() : new double[0];
        return switch (numbers.length) {
            case 0 -> Distortion.NONE;
            case 4 -> new Distortion(Model.PLUMB_BOB, list(Arrays.copyOf(numbers, 5)));
            case 5 -> new Distortion(Model.PLUMB_BOB, list(numbers));
            case 8 -> new Distortion(Model.RATIONAL, list(numbers));
            default -> throw value.field("distortion").wrong("0, 4, 5 or 8 numbers");
        };
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
