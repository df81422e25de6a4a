package io.foresight.perception.data.av2;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.feather.FeatherFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Where a log's sensors are on the vehicle, {@code egovehicle_SE3_sensor.feather}. */
final class Av2Mounts {
    /** Of a log's calibration. */
    static final String FOLDER = "calibration";

    private static final String FILE = "egovehicle_SE3_sensor.feather";
    private static final String LIDAR = "up_lidar";

    private final Path file;
    private final Map<String, RigidTransform> egoFromSensor = new HashMap<>();

    private Av2Mounts(FeatherFile table) throws BadDataException {
        file = table.path();
        PoseColumns poses = new PoseColumns(table);
        String[] names = table.texts("sensor_name");
        for (int row = 0; row < names.length; row++) {
            FrameId sensor = new FrameId("av2-" + Integer.toHexString(names[row].hashCode())); // a name may be too long
            egoFromSensor.put(names[row], poses.at(row, sensor, FrameId.EGO));
        }
    }

    /** Reads those of a log. */
    static Av2Mounts read(Path log) throws IOException {
        return new Av2Mounts(FeatherFile.read(log.resolve(FOLDER).resolve(FILE)));
    }

    /**
     * From a sensor's frame to the vehicle's.
     *
     * @throws BadDataException when there is none of this name
     */
    RigidTransform egoFromSensor(String name) throws BadDataException {
        RigidTransform found = egoFromSensor.get(name);
        if (found == null) {
            throw new BadDataException(file + ": sensor_name: has no " + ShownText.name(name));
        }
        return found;
    }

    /** From the points' frame to the vehicle's: the axes are the vehicle's, the origin is the upper LiDAR. */
    RigidTransform egoFromLidar() throws BadDataException {
        RigidTransform lidar = egoFromSensor(LIDAR);
        return RigidTransform.ofYaw(
                FrameId.LIDAR, FrameId.EGO, lidar.element(0, 3), lidar.element(1, 3), lidar.element(2, 3), 0);
    }
}
