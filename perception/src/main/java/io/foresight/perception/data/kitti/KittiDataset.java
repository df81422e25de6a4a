package io.foresight.perception.data.kitti;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BinSweep;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * KITTI's object layout: {@code velodyne/*.bin}, and where present {@code label_2/*.txt} with {@code calib/*.txt}; or a raw drive ({@code
 * velodyne_points/data/*.bin}, or {@code velodyne/*.bin} with ten-digit names).
 *
 * <p>Points are in FLU metres and intensities in [0, 1] as stored. Labels become LiDAR boxes of the classes of {@link KittiType#TAXONOMY}.
 * DontCare labels are image regions; they appear only in {@link #objects}. Only objects in the left colour camera's view are labelled.
 *
 * <p>A sweep has the left colour camera's image ({@code image_2/*.png}) when both the image and the calibration exist.
 *
 * <p>Stamps: object frames are independent of each other, so all have stamp 0. Frames of a raw drive (ten-digit names) are assumed to be
 * recorded at the nominal 10 Hz.
 */
public final class KittiDataset implements Dataset {
    private static final long RAW_PERIOD_NANOSECONDS = 100_000_000L;
    private static final int RAW_DIGITS = 10;
    private static final String SENSOR = "hdl64e";

    private final Path root;
    private final Path sweeps;
    private final List<String> ids;
    private final boolean rawDrive;

    private KittiDataset(Path root, Path sweeps, List<String> ids) {
        this.root = root;
        this.sweeps = sweeps;
        this.ids = ids;
        this.rawDrive = ids.stream().allMatch(id -> id.length() == RAW_DIGITS);
    }

    /**
     * Opens the folder that contains {@code velodyne}.
     *
     * @throws BadDataException when the layout contains no sweep
     */
    public static KittiDataset open(Path root) throws IOException {
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
        return new KittiDataset(root, sweeps, FileListing.stems(sweeps, ".bin"));
    }

    @Override
    public String name() {
        return "kitti:" + root;
    }

    @Override
    public List<String> frameIds() {
        return ids;
    }

    @Override
    public Sweep read(int index) throws IOException {
        String id = ids.get(index);
        float[] xyzi = BinSweep.read(sweeps.resolve(id + ".bin"));
        Stamp stamp = new Stamp(rawDrive ? index * RAW_PERIOD_NANOSECONDS : 0, Clock.SENSOR);
        PointCloud cloud = new PointCloud(FrameId.LIDAR, stamp, xyzi, xyzi.length / PointCloud.STRIDE);
        return Sweep.of(id, cloud)
                .withOrigin(
                        new Sweep.Origin(rawDrive ? root.getFileName().toString() : "", rawDrive ? index : 0, SENSOR))
                .withCameras(cameras(index))
                .withLabels(labels(index));
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
     * The frame's calibration.
     *
     * @throws BadDataException when the frame has none or it cannot be read
     */
    public KittiCalibration calibration(int index) throws IOException {
        return KittiCalibration.read(calibrationFile(index));
    }

    private List<CameraImage> cameras(int index) throws IOException {
        Path file = root.resolve(KittiPicture.CAMERA).resolve(ids.get(index) + ".png");
        return Files.exists(file) && Files.exists(calibrationFile(index))
                ? List.of(KittiPicture.open(file, calibration(index).leftColour()))
                : List.of();
    }

    private Path calibrationFile(int index) {
        return root.resolve("calib").resolve(ids.get(index) + ".txt");
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
                ObjectClass objectClass =
                        KittiType.TAXONOMY.classOf(object.type().word());
                labels.add(LabelledBox.of(calibration.lidarBox(object), objectClass));
            }
        }
        return Labels.of(labels);
    }

    private Path labelFile(int index) {
        return root.resolve("label_2").resolve(ids.get(index) + ".txt");
    }
}
