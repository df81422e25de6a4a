package io.foresight.perception.data.nuscenes;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.SceneChoice;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The key frames of a dataset in nuScenes' tables, by sample. The tables are read when it is opened, in which of their records only what belongs to the
 * chosen scenes is kept; what is wrong with a record costs the samples that need it.
 */
final class TableDataset implements Dataset {
    private static final String VERSION = "version";
    private static final List<String> OPTIONS =
            List.of(SceneChoice.SPLIT, SceneChoice.SCENES, VERSION, DatasetLocation.SWEEPS, DatasetLocation.FULL_SCALE);
    private static final int MOST_SWEEPS = 50;

    private final String name;
    private final String sensor;
    private final Optional<Integer> stack;
    private final List<Frame> frames;
    private final List<String> ids;
    private final Recordings recordings;
    private final TableSweeps sweeps;
    private final TableCameras cameras;
    private final TableLabels labels;

    private record Frame(Samples.Sample sample, int index) {}

    private TableDataset(
            String name,
            String sensor,
            Optional<Integer> stack,
            Samples samples,
            Recordings recordings,
            TableSweeps sweeps,
            TableCameras cameras,
            TableLabels labels) {
        this.name = name;
        this.sensor = sensor;
        this.stack = stack;
        this.frames = frames(samples);
        this.ids = frames.stream().map(frame -> frame.sample.token()).toList();
        this.recordings = recordings;
        this.sweeps = sweeps;
        this.cameras = cameras;
        this.labels = labels;
    }

    /**
     * Reads the tables.
     *
     * @throws IllegalArgumentException for options without sense
     * @throws io.foresight.perception.data.BadDataException when a table is missing or no table, or no scene is chosen
     */
    static TableDataset open(String text, TableConvention convention) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, OPTIONS);
        Optional<Float> fullScale = location.fullScale();
        Optional<Integer> stack = location.integer(DatasetLocation.SWEEPS, 1, MOST_SWEEPS);
        SceneChoice choice = SceneChoice.of(location, convention.splits());
        TableFolder folder = TableFolder.of(
                location.path(), Optional.ofNullable(location.options().get(VERSION)));
        Samples samples = Samples.read(folder, choice);
        Recordings recordings = Recordings.read(folder, samples, convention.lidar());
        Annotations annotations = Annotations.read(folder, samples);
        return new TableDataset(
                convention.kind() + ":" + text,
                convention.lidar(),
                stack,
                samples,
                recordings,
                new TableSweeps(folder, recordings, convention, fullScale),
                new TableCameras(folder, recordings),
                new TableLabels(annotations, samples, convention.taxonomy()));
    }

    private static List<Frame> frames(Samples samples) {
        List<Frame> frames = new ArrayList<>();
        for (Samples.Sample sample : samples.inOrder()) {
            Frame last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
            boolean same = last != null && last.sample.scene().equals(sample.scene());
            frames.add(new Frame(sample, same ? last.index + 1 : 0));
        }
        return List.copyOf(frames);
    }

    @Override
    public String name() {
        return name;
    }

    /** The samples' tokens. */
    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        Samples.Sample sample = frames.get(index).sample;
        Sweep sweep = readPoints(index);
        RigidTransform worldFromSensor = sweep.worldFromSensor().orElseThrow();
        return sweep.withCameras(cameras.of(sample, worldFromSensor)).withLabels(labels.of(sample, worldFromSensor));
    }

    @Override
    public Sweep readPoints(int index) throws IOException {
        Frame frame = frames.get(index);
        Recording recording = recordings.sweep(frame.sample);
        Sweep.Origin origin = new Sweep.Origin(frame.sample.scene(), frame.index, sensor);
        Sweep sweep = sweeps.read(frame.sample.token(), origin, recording);
        return stack.isPresent() ? sweeps.stacked(sweep, recording, stack.get()) : sweep;
    }
}
