package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.text.NaturalOrder;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.SweepFiles;
import io.foresight.perception.data.bin.BinReader;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * KITTI's tracking layout: {@code velodyne/SEQ/NNNNNN.bin}, and where present {@code label_02/SEQ.txt}, {@code calib/SEQ.txt}, {@code
 * image_02/SEQ/NNNNNN.png} and {@code oxts/SEQ.txt}. A sequence is a scene; its sweeps are 0.1 s apart by their numbers. Labels, points and
 * images are as in {@link KittiDataset}, poses as in {@link Oxts}.
 */
final class KittiTracking implements Dataset {
    private static final String SWEEPS = "velodyne";
    private static final String CAMERA = "image_02";

    private final Path root;
    private final List<Frame> frames;
    private final List<String> ids;

    private record Sequence(String name, SweepFiles files, BinReader reader) {}

    private record Frame(Sequence sequence, int index) {
        String file() {
            return sequence.files.ids().get(index);
        }

        long number() throws BadDataException {
            return DriveClock.number(file(), sequence.files.folder());
        }
    }

    private KittiTracking(Path root, List<Frame> frames) {
        this.root = root;
        this.frames = List.copyOf(frames);
        ids = frames.stream()
                .map(frame -> frame.sequence.name + "_" + frame.file())
                .toList();
    }

    /** Whether sweeps lie in folders of sequences. */
    static boolean isAt(Path root) throws IOException {
        return Files.isDirectory(root.resolve(SWEEPS)) && !sequences(root).isEmpty();
    }

    private static List<String> sequences(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root.resolve(SWEEPS))) {
            return entries.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        }
    }

    /** Opens the folder that contains {@code velodyne}. */
    static KittiTracking open(DatasetLocation location) throws IOException {
        Path root = location.path();
        List<Frame> frames = new ArrayList<>();
        for (String name : sequences(root)) {
            SweepFiles files = SweepFiles.of(root.resolve(SWEEPS).resolve(name), ".bin");
            Sequence sequence = new Sequence(name, files, new BinReader(files, location));
            for (int i = 0; i < files.ids().size(); i++) {
                frames.add(new Frame(sequence, i));
            }
        }
        return new KittiTracking(root, frames);
    }

    @Override
    public String name() {
        return "kitti:" + root;
    }

    /** No: only what the camera sees is labelled. */
    @Override
    public boolean labelsWholeSweeps() {
        return false;
    }

    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        return readPoints(index).withCameras(cameras(index)).withLabels(labels(index));
    }

    @Override
    public Sweep readPoints(int index) throws IOException {
        Frame frame = frames.get(index);
        float[] xyzi = frame.sequence.reader.read(frame.file());
        Stamp stamp = new Stamp(frame.number() * DriveClock.PERIOD_NANOSECONDS, Clock.SENSOR);
        PointCloud cloud = new PointCloud(FrameId.LIDAR, stamp, xyzi, xyzi.length / PointCloud.STRIDE);
        Sweep sweep = Sweep.of(ids.get(index), cloud)
                .withOrigin(new Sweep.Origin(frame.sequence.name, frame.index, KittiDataset.SENSOR));
        Optional<Oxts> oxts = Oxts.ofSequence(root, frame.sequence.name, calibrationFile(frame));
        return oxts.isPresent() ? sweep.withPose(oxts.get().worldFromLidar(frame.number())) : sweep;
    }

    private Path calibrationFile(Frame frame) {
        return root.resolve("calib").resolve(frame.sequence.name + ".txt");
    }

    private Labels labels(int index) throws IOException {
        Frame frame = frames.get(index);
        Path file = root.resolve("label_02").resolve(frame.sequence.name + ".txt");
        return Files.exists(file)
                ? TrackLabels.read(file).of(frame.number(), KittiCalibration.read(calibrationFile(frame)))
                : Labels.UNLABELLED;
    }

    private List<CameraImage> cameras(int index) throws IOException {
        Frame frame = frames.get(index);
        Path file = root.resolve(CAMERA).resolve(frame.sequence.name).resolve(frame.file() + ".png");
        return Files.exists(file) && Files.exists(calibrationFile(frame))
                ? List.of(KittiPicture.open(
                        file,
                        CAMERA,
                        KittiCalibration.read(calibrationFile(frame)).leftColour()))
                : List.of();
    }
}
