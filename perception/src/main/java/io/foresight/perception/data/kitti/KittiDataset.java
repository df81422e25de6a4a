package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.SweepFiles;
import io.foresight.perception.data.bin.BinReader;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * KITTI's object layout: {@code velodyne/*.bin}, and where present {@code label_2/*.txt} with {@code calib/*.txt}; or a raw drive ({@code
 * velodyne_points/data/*.bin}, or {@code velodyne/*.bin} with ten-digit names).
 *
 * <p>Points are in FLU metres and intensities in [0, 1]; sweeps of other columns or another scale than KITTI's, as converters write them,
 * are read by {@link BinReader}'s rules. Labels become LiDAR boxes of the classes of {@link KittiType#TAXONOMY}.
 * DontCare labels are image regions; they appear only in {@link #objects}. Only objects in the left colour camera's view are labelled.
 *
 * <p>A sweep has the left colour camera's image ({@code image_2/*.png}) when both the image and the calibration exist.
 *
 * <p>Stamps: object frames are independent of each other, so all have stamp 0. Those of a raw drive (names of ten digits) are told by {@link
 * DriveClock}, its poses by {@link Oxts}.
 */
public final class KittiDataset implements Dataset {
    private static final String RAW_NAME = "\\d{10}";
    static final String SENSOR = "hdl64e";

    private final Path root;
    private final BinReader reader;
    private final List<String> ids;
    private final Optional<DriveClock> clock; // of a raw drive
    private final Optional<Oxts> poses; // of a raw drive that has them

    private KittiDataset(
            Path root, List<String> ids, BinReader reader, Optional<DriveClock> clock, Optional<Oxts> poses) {
        this.root = root;
        this.ids = ids;
        this.reader = reader;
        this.clock = clock;
        this.poses = poses;
    }

    /** As below, without options. */
    public static KittiDataset open(Path root) throws IOException {
        return open(new DatasetLocation(root.toString(), Map.of()));
    }

    /**
     * Opens the folder that contains {@code velodyne}.
     *
     * @throws BadDataException when the layout contains no sweep
     */
    static KittiDataset open(DatasetLocation location) throws IOException {
        Path root = location.path();
        Path sweeps = root.resolve("velodyne");
        Path raw = root.resolve("velodyne_points").resolve("data");
        if (!Files.isDirectory(sweeps) && Files.isDirectory(raw)) {
            sweeps = raw;
        }
        if (!Files.isDirectory(sweeps)) {
            boolean oneUp = Files.isDirectory(root.resolve("training").resolve("velodyne"));
            throw new BadDataException(root + ": has no folder velodyne"
                    + (oneUp
                            ? "; did you mean " + root.resolve("training") + "?"
                            : "; for bare sweeps use bin:" + root));
        }
        SweepFiles files = SweepFiles.of(sweeps, ".bin");
        boolean rawDrive = files.ids().stream().allMatch(id -> id.matches(RAW_NAME));
        Optional<DriveClock> clock = rawDrive
                ? Optional.of(DriveClock.of(
                        sweeps.equals(raw) ? raw.getParent() : root,
                        Long.parseLong(files.ids().get(0))))
                : Optional.empty();
        Optional<Oxts> poses = rawDrive ? Oxts.ofDrive(root) : Optional.empty();
        return new KittiDataset(root, files.ids(), new BinReader(files, location), clock, poses);
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
        String id = ids.get(index);
        float[] xyzi = reader.read(id);
        long number = clock.isPresent() ? Long.parseLong(id) : 0;
        Stamp stamp = new Stamp(clock.isPresent() ? clock.get().nanoseconds(number) : 0, Clock.SENSOR);
        PointCloud cloud = new PointCloud(FrameId.LIDAR, stamp, xyzi, xyzi.length / PointCloud.STRIDE);
        String scene = clock.isPresent() ? root.getFileName().toString() : "";
        Sweep sweep = Sweep.of(id, cloud).withOrigin(new Sweep.Origin(scene, clock.isPresent() ? index : 0, SENSOR));
        return poses.isPresent() ? sweep.withPose(poses.get().worldFromLidar(number)) : sweep;
    }

    /** Whether the frame is labelled. A labelled frame without objects has an empty file. */
    public boolean isLabelled(int index) {
        return Files.exists(labelFile(index));
    }

    /**
     * All lines of the frame's label file, including types that have no detector class; empty where the frame is not labelled.
     *
     * @throws BadDataException naming file, line and field
     */
    public List<KittiObject> objects(int index) throws IOException {
        return isLabelled(index) ? KittiLabels.read(labelFile(index)) : List.of();
    }

    /**
     * The frame's calibration, with the size of its image where there is one.
     *
     * @throws BadDataException when the frame has none or it cannot be read
     */
    public KittiCalibration calibration(int index) throws IOException {
        KittiCalibration calibration = KittiCalibration.read(calibrationFile(index));
        Path picture = pictureFile(index);
        if (!Files.exists(picture)) {
            return calibration;
        }
        CameraImage image = KittiPicture.open(picture, KittiPicture.CAMERA, calibration.leftColour());
        return calibration.ofImage(image.width(), image.height());
    }

    /**
     * The left colour camera of a frame, which may have no image here.
     *
     * @throws BadDataException when the frame has no calibration or it cannot be read
     */
    public CameraCalibration leftColour(int index) throws IOException {
        return KittiCalibration.read(calibrationFile(index)).leftColour();
    }

    private Path pictureFile(int index) {
        return root.resolve(KittiPicture.CAMERA).resolve(ids.get(index) + ".png");
    }

    private List<CameraImage> cameras(int index) throws IOException {
        Path file = pictureFile(index);
        return Files.exists(file) && Files.exists(calibrationFile(index))
                ? List.of(KittiPicture.open(
                        file, KittiPicture.CAMERA, calibration(index).leftColour()))
                : List.of();
    }

    private Path calibrationFile(int index) {
        return root.resolve("calib").resolve(ids.get(index) + ".txt");
    }

    /** Files of a frame beside its points, by folder; they need not exist. */
    Map<String, Path> filesBeside(int index) {
        return Map.of(
                "label_2", labelFile(index), "calib", calibrationFile(index), KittiPicture.CAMERA, pictureFile(index));
    }

    private Labels labels(int index) throws IOException {
        if (!isLabelled(index)) {
            return Labels.UNLABELLED;
        }
        List<KittiObject> objects = objects(index);
        if (objects.isEmpty()) {
            return Labels.of(List.of());
        }
        KittiCalibration calibration = calibration(index);
        List<LabelledBox> labels = new ArrayList<>();
        for (KittiObject object : objects) {
            if (object.type() != KittiType.DONT_CARE) {
                labels.add(calibration.label(object, -1));
            }
        }
        return Labels.of(labels);
    }

    private Path labelFile(int index) {
        return root.resolve("label_2").resolve(ids.get(index) + ".txt");
    }
}
