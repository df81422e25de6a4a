package io.foresight.perception.data.waymo;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.SweepFiles;
import io.foresight.perception.sweep.Skew;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Segments of the Waymo Open Dataset, perception, version 1. The points of the wanted LiDARs are in one sweep, in the frame of the vehicle at
 * the frame's pose as published, with the origin moved to the roof's LiDAR. A sweep's pose is about that of its middle, though its stamp is its
 * begin. A segment that is damaged ends with a frame that says so.
 */
final class WaymoDataset implements Dataset {
    private static final String ENDING = ".tfrecord";

    private final String name;
    private final WaymoOptions options;
    private final List<Frame> frames;
    private final List<String> ids;

    /** A record of a file; after the last one what is wrong with the file's rest. */
    private record Frame(RecordFile file, int record) {
        boolean isDamage() {
            return record == file.starts().size();
        }

        String id() {
            String name = file.path().getFileName().toString();
            return String.format(Locale.ROOT, "%s_%03d", name.substring(0, name.length() - ENDING.length()), record);
        }
    }

    private WaymoDataset(String name, WaymoOptions options, List<Frame> frames) {
        this.name = name;
        this.options = options;
        this.frames = List.copyOf(frames);
        ids = frames.stream().map(Frame::id).toList();
    }

    static WaymoDataset open(Path path, WaymoOptions options) throws IOException {
        SweepFiles files = SweepFiles.of(path, ENDING);
        List<Frame> frames = new ArrayList<>();
        boolean sound = false;
        for (String id : files.ids()) {
            RecordFile file = RecordFile.index(files.file(id));
            int count = file.starts().size() + (file.damage().isPresent() ? 1 : 0);
            for (int record = 0; record < count; record++) {
                frames.add(new Frame(file, record));
            }
            sound |= !file.starts().isEmpty();
        }
        if (!sound) {
            throw new BadDataException(frames.get(0).file().damage().orElseThrow());
        }
        return new WaymoDataset("waymo:" + path, options, frames);
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
        WaymoFrame frame = frame(index);
        RecordFile file = frames.get(index).file();
        Sweep points = sweep(index, frame);
        boolean hasPoints = points.cloud().size() > 0;
        return points.withLabels(WaymoLabels.of(frame, options.topOnly(), hasPoints))
                .withCameras(WaymoCameras.of(
                        frame, file.path(), file.starts().get(frames.get(index).record())));
    }

    @Override
    public Sweep readPoints(int index) throws IOException {
        return sweep(index, frame(index));
    }

    private WaymoFrame frame(int index) throws IOException {
        Frame frame = frames.get(index);
        if (frame.isDamage()) {
            throw new BadDataException(frame.file().damage().orElseThrow());
        }
        String where = frame.file().path() + ": record " + frame.record() + ": ";
        return WaymoFrame.read(frame.file().read(frame.record()), where);
    }

    private Sweep sweep(int index, WaymoFrame frame) throws IOException {
        List<Laser> lasers = LaserPoints.lasers(frame, options);
        String sensors = lasers.stream().map(laser -> laser.name().name()).collect(Collectors.joining("+"));
        return Sweep.of(ids.get(index), LaserPoints.cloud(frame, lasers, options.noLabelZones()))
                .withOrigin(new Sweep.Origin(frame.scene(), frames.get(index).record(), sensors))
                .withSkew(Skew.REMOVED)
                .withPose(frame.vehicleFromPoints().then(frame.worldFromVehicle()));
    }
}
