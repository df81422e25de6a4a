package io.foresight.perception.data.av2;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.feather.FeatherFile;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointColumns;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Logs of the Argoverse 2 Sensor Dataset. A sweep is that of both LiDARs, as published: joined, in the vehicle's frame, freed from the
 * vehicle's motion. Here the origin is moved to the upper LiDAR and the axes stay. Stamps and the points' times count from the start of the
 * revolution, rings are the 64 lasers of both, intensities have 8 bits.
 */
final class Av2Dataset implements Dataset {
    private static final String SENSOR = "up_lidar+down_lidar";
    private static final float FULL_SCALE = 255;

    private final String name;
    private final List<Frame> frames;
    private final List<String> ids;

    private record Frame(Av2Log log, int index) {
        String id() {
            return log.name() + "_" + log.times().get(index);
        }
    }

    private Av2Dataset(String name, List<Frame> frames) {
        this.name = name;
        this.frames = List.copyOf(frames);
        ids = frames.stream().map(Frame::id).toList();
    }

    static Av2Dataset open(Path root) throws IOException {
        List<Frame> frames = new ArrayList<>();
        for (Path folder : logs(root)) {
            Av2Log log = Av2Log.open(folder);
            for (int i = 0; i < log.times().size(); i++) {
                frames.add(new Frame(log, i));
            }
        }
        return new Av2Dataset("av2:" + root, frames);
    }

    private static List<Path> logs(Path root) throws IOException {
        if (Files.isDirectory(root.resolve(Av2Log.SWEEPS))) {
            return List.of(root);
        }
        if (!Files.isDirectory(root)) {
            throw new BadDataException(root + ": is a file, a log's folder is needed");
        }
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> logs = entries.filter(entry -> Files.isDirectory(entry.resolve(Av2Log.SWEEPS)))
                    .sorted()
                    .toList();
            if (logs.isEmpty()) {
                throw new BadDataException(
                        root + ": neither has a folder " + Av2Log.SWEEPS + ", nor is there a log in it");
            }
            return logs;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        Sweep points = readPoints(index);
        Av2Log log = frames.get(index).log();
        long time = points.cloud().stamp().nanoseconds();
        return points.withLabels(log.labels(time))
                .withCameras(log.cameras().at(time, points.worldFromSensor().orElseThrow(), log.vehicle()));
    }

    @Override
    public Sweep readPoints(int index) throws IOException {
        Frame frame = frames.get(index);
        Av2Log log = frame.log();
        long time = log.times().get(frame.index());
        RigidTransform egoFromLidar = log.mounts().egoFromLidar();
        PointCloud inEgo = cloud(FeatherFile.read(log.sweep(frame.index())), time);
        return Sweep.of(frame.id(), inEgo.transformed(egoFromLidar.inverse()))
                .withOrigin(new Sweep.Origin(log.name(), frame.index(), SENSOR))
                .withSkew(Skew.REMOVED)
                .withPose(egoFromLidar.then(log.vehicle().at(time)));
    }

    private static PointCloud cloud(FeatherFile table, long time) throws BadDataException {
        float[][] coordinates = {table.floats("x"), table.floats("y"), table.floats("z")};
        long[] intensities = within(table, "intensity", 0, (long) FULL_SCALE);
        long[] lasers = within(table, "laser_number", 0, Short.MAX_VALUE);
        long[] offsets = table.integers("offset_ns");
        int size = table.rows();
        float[] xyzi = new float[PointCloud.STRIDE * size];
        float[] times = new float[size];
        short[] rings = new short[size];
        for (int i = 0; i < size; i++) {
            for (int axis = 0; axis < coordinates.length; axis++) {
                xyzi[PointCloud.STRIDE * i + axis] = coordinates[axis][i];
            }
            xyzi[PointCloud.STRIDE * i + 3] = intensities[i] / FULL_SCALE;
            times[i] = (float) (offsets[i] * 1e-9);
            rings[i] = (short) lasers[i];
        }
        return new PointCloud(FrameId.EGO, new Stamp(time, Clock.SENSOR), xyzi, size, PointColumns.of(times, rings));
    }

    private static long[] within(FeatherFile table, String column, long least, long most) throws BadDataException {
        long[] values = table.integers(column);
        for (int row = 0; row < values.length; row++) {
            if (values[row] < least || values[row] > most) {
                throw new BadDataException(table.path() + ": row " + row + ", " + column + ": " + values[row]
                        + ", must be " + least + " to " + most);
            }
        }
        return values;
    }
}
