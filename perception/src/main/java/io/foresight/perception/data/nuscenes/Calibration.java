package io.foresight.perception.data.nuscenes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a sensor is mounted on a vehicle, from the tables {@code sensor} and {@code calibrated_sensor}.
 *
 * @param channel name of the sensor, such as {@code LIDAR_TOP}
 * @param modality {@code lidar}, {@code camera} or {@code radar}
 * @param egoFromSensor of the sensor in the vehicle's frame
 * @param intrinsic the camera matrix, row by row; empty for other sensors
 */
record Calibration(String channel, String modality, TablePose egoFromSensor, double[] intrinsic) {
    static final String TABLE = "calibrated_sensor";
    private static final int MATRIX = 9;
    private static final double[] NO_MATRIX = {};

    private record Sensor(String channel, String modality) {}

    /** Both tables. */
    static Map<Token, Calibration> read(TableFolder folder) throws IOException {
        Map<Token, Sensor> sensors = new HashMap<>();
        JsonTable.read(
                folder.table("sensor"),
                List.of("token", "channel", "modality"),
                row -> sensors.put(row.token(), new Sensor(row.text("channel"), row.text("modality"))));
        Map<Token, Calibration> calibrations = new HashMap<>();
        Path file = folder.table(TABLE);
        JsonTable.read(file, List.of("token", "sensor_token", "translation", "rotation", "camera_intrinsic"), row -> {
            Sensor sensor = sensors.get(row.link("sensor_token"));
            if (sensor == null) {
                throw row.dangling("sensor_token", "sensor");
            }
            double[] intrinsic = row.isEmpty("camera_intrinsic") ? NO_MATRIX : row.numbers("camera_intrinsic", MATRIX);
            Calibration calibration = new Calibration(sensor.channel, sensor.modality, TablePose.of(row), intrinsic);
            if (calibrations.put(row.token(), calibration) != null) {
                throw row.repeated();
            }
        });
        return calibrations;
    }

    boolean isCamera() {
        return modality.equals("camera");
    }
}
