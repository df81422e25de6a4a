package io.foresight.perception.data.nuscenes;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BarePoints;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.sweep.SweepStack;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the LiDAR's files (float32 x, y, z, intensity, ring of each point in the sensor's own axes) with the sensor's pose. */
final class TableSweeps {
    private static final Logger LOG = LoggerFactory.getLogger(TableSweeps.class);
    private static final FrameId SENSOR = new FrameId("sensor-axes");
    private static final int COLUMNS = 5;
    private static final int INTENSITY = 3;
    private static final int RING = 4;

    private final TableFolder folder;
    private final Recordings recordings;
    private final TableConvention convention;
    private final float fullScale;
    private final Set<Path> told = ConcurrentHashMap.newKeySet();

    TableSweeps(TableFolder folder, Recordings recordings, TableConvention convention, Optional<Float> fullScale) {
        this.folder = folder;
        this.recordings = recordings;
        this.convention = convention;
        this.fullScale = fullScale.orElse(convention.fullScale());
    }

    /** A sweep with its pose, in the LiDAR's FLU frame. */
    Sweep read(String id, Sweep.Origin origin, Recording recording) throws IOException {
        RigidTransform egoFromSensor =
                recording.calibration().egoFromSensor().transform(SENSOR, FrameId.EGO, folder.table(Calibration.TABLE));
        double yaw =
                convention.sensorYaw().orElse(Math.atan2(egoFromSensor.element(1, 0), egoFromSensor.element(0, 0)));
        RigidTransform fluFromSensor = RigidTransform.ofYaw(SENSOR, FrameId.LIDAR, 0, 0, 0, yaw);
        RigidTransform worldFromEgo =
                recordings.pose(recording).transform(FrameId.EGO, FrameId.WORLD, recordings.poseFile());
        return Sweep.of(id, points(recording, fluFromSensor))
                .withOrigin(origin)
                .withPose(fluFromSensor.inverse().then(egoFromSensor).then(worldFromEgo));
    }

    private PointCloud points(Recording recording, RigidTransform fluFromSensor) throws IOException {
        FloatBuffer numbers = numbers(folder.file(recording));
        int size = numbers.limit() / COLUMNS;
        float[] xyzi = new float[PointCloud.STRIDE * size];
        short[] rings = new short[size];
        for (int i = 0; i < size; i++) {
            float x = numbers.get(COLUMNS * i);
            float y = numbers.get(COLUMNS * i + 1);
            float z = numbers.get(COLUMNS * i + 2);
            int to = PointCloud.STRIDE * i;
            xyzi[to] = (float) fluFromSensor.applyX(x, y, z);
            xyzi[to + 1] = (float) fluFromSensor.applyY(x, y, z);
            xyzi[to + 2] = z;
            xyzi[to + 3] = numbers.get(COLUMNS * i + INTENSITY) / fullScale;
            rings[i] = PointColumns.ring(numbers.get(COLUMNS * i + RING));
        }
        PointColumns columns = PointColumns.of(Optional.empty(), Optional.of(rings));
        return new PointCloud(FrameId.LIDAR, recording.stamp(), xyzi, size, columns);
    }

    private FloatBuffer numbers(Path file) throws IOException {
        if (!convention.truncated().contains(file.getFileName().toString())) {
            return BarePoints.read(file, COLUMNS);
        }
        FloatBuffer numbers = BarePoints.readWholePoints(file, COLUMNS);
        if (told.add(file)) {
            LOG.warn(
                    "{}: ends within a point, as published; {} whole points are read", file, numbers.limit() / COLUMNS);
        }
        return numbers;
    }

    /** The sweep with the points of those before it, {@code count} in all, fewer at the start of a scene. */
    Sweep stacked(Sweep reference, Recording recording, int count) throws IOException {
        List<Sweep> earlier = new ArrayList<>();
        Recording at = recording;
        Optional<Recording> before = recordings.previous(at);
        while (before.isPresent() && earlier.size() < count - 1) {
            at = before.get();
            earlier.add(read(at.file(), reference.origin(), at));
            before = recordings.previous(at);
        }
        return SweepStack.of(reference, earlier);
    }
}
