package io.foresight.perception.data.av2;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.feather.FeatherFile;
import io.foresight.perception.sweep.CameraCalibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A camera of a log, from {@code intrinsics.feather}.
 *
 * @param width pixels
 * @param height pixels
 * @param egoFromCamera from the camera's optical frame
 */
record Av2Camera(
        String name,
        double fx,
        double fy,
        double cx,
        double cy,
        CameraCalibration.Distortion distortion,
        int width,
        int height,
        RigidTransform egoFromCamera) {
    static final String FILE = "intrinsics.feather";
    private static final int MOST_PIXELS = 1 << 16;

    /** Those of a log, in the order of the file. */
    static List<Av2Camera> read(Path log, Av2Mounts mounts) throws IOException {
        FeatherFile table = FeatherFile.read(log.resolve(Av2Mounts.FOLDER).resolve(FILE));
        String[] names = table.texts("sensor_name");
        double[][] numbers = {
            table.doubles("fx_px"),
            table.doubles("fy_px"),
            table.doubles("cx_px"),
            table.doubles("cy_px"),
            table.doubles("k1"),
            table.doubles("k2"),
            table.doubles("k3")
        };
        long[] widths = table.integers("width_px");
        long[] heights = table.integers("height_px");
        List<Av2Camera> cameras = new ArrayList<>();
        for (int row = 0; row < names.length; row++) {
            double[] own = new double[numbers.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = numbers[i][row];
            }
            String where = table.path() + ": row " + row + " (" + names[row] + "), ";
            cameras.add(camera(names[row], own, widths[row], heights[row], mounts.egoFromSensor(names[row]), where));
        }
        return cameras;
    }

    private static Av2Camera camera(
            String name, double[] numbers, long width, long height, RigidTransform egoFromCamera, String where)
            throws BadDataException {
        if (width < 1 || width > MOST_PIXELS || height < 1 || height > MOST_PIXELS) {
            throw new BadDataException(where + "width_px, height_px: " + width + " x " + height + ", must be 1 to "
                    + MOST_PIXELS + " each");
        }
        try {
            Av2Camera camera = new Av2Camera(
                    name,
                    numbers[0],
                    numbers[1],
                    numbers[2],
                    numbers[3],
                    new CameraCalibration.Distortion(
                            CameraCalibration.Model.PLUMB_BOB, List.of(numbers[4], numbers[5], 0.0, 0.0, numbers[6])),
                    (int) width,
                    (int) height,
                    egoFromCamera);
            camera.seenFrom(RigidTransform.identity(FrameId.LIDAR, FrameId.EGO)); // refuses what cannot project
            return camera;
        } catch (IllegalArgumentException noCamera) {
            throw new BadDataException(where + "fx_px to k3: " + noCamera.getMessage(), noCamera);
        }
    }

    /** The calibration for points of another frame. */
    CameraCalibration seenFrom(RigidTransform egoFromPoints) {
        return new CameraCalibration(
                fx, fy, cx, cy, distortion, Optional.of(egoFromPoints.then(egoFromCamera.inverse())));
    }
}
