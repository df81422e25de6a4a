package io.foresight.perception.data.av2;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.feather.FeatherFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The vehicle's poses in its city, {@code city_SE3_egovehicle.feather}, by nanoseconds. */
final class Av2Poses {
    static final String FILE = "city_SE3_egovehicle.feather";

    private final Path file;
    private final PoseColumns poses;
    private final Map<Long, Integer> rows = new HashMap<>();

    private Av2Poses(FeatherFile table) throws BadDataException {
        file = table.path();
        poses = new PoseColumns(table);
        long[] times = table.integers("timestamp_ns");
        for (int row = 0; row < times.length; row++) {
            Integer other = rows.put(times[row], row);
            if (other != null) {
                throw new BadDataException(
                        file + ": row " + row + ", timestamp_ns: " + times[row] + " is that of row " + other + ", too");
            }
        }
    }

    /** Reads those of a log. */
    static Av2Poses read(Path log) throws IOException {
        return new Av2Poses(FeatherFile.read(log.resolve(FILE)));
    }

    /**
     * From the vehicle's frame to the city's.
     *
     * @throws BadDataException when there is no pose of exactly this time: as in the official API, none is interpolated
     */
    RigidTransform at(long nanoseconds) throws BadDataException {
        Integer row = rows.get(nanoseconds);
        if (row == null) {
            throw new BadDataException(file + ": timestamp_ns: has no pose of " + nanoseconds + " ns");
        }
        return poses.at(row, FrameId.EGO, FrameId.WORLD);
    }
}
