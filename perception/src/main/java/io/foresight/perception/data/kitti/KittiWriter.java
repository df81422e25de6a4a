package io.foresight.perception.data.kitti;

import io.foresight.core.file.AtomicFile;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Writes frames in KITTI's object layout: {@code velodyne}, {@code label_2} and {@code calib}, numbered from 000000. {@code frames.txt}
 * lists the source of each frame. Not thread-safe.
 *
 * <p>The calibration is {@link KittiCalibration#ideal}. Labels outside the camera's view are written too, with an empty image box. Buses
 * and motorcycles are written as {@code Bus} and {@code Motorcycle}, which KITTI itself does not have. The format cannot store velocity and
 * track id. Occlusion is 0 below 0.2, 1 below 0.5, 2 above, 3 where unknown.
 */
public final class KittiWriter {
    private static final double PARTLY_OCCLUDED = 0.2;
    private static final double LARGELY_OCCLUDED = 0.5;

    private final Path root;
    private final KittiCalibration calibration = KittiCalibration.ideal();
    private final StringBuilder sources = new StringBuilder();
    private int written;

    /** Writes to {@code root}, which is created if it does not exist. */
    public KittiWriter(Path root) throws IOException {
        this.root = root;
        for (String folder : new String[] {"velodyne", "label_2", "calib"}) {
            Files.createDirectories(root.resolve(folder));
        }
    }

    /**
     * Adds a frame that is KITTI's already and returns its number as six digits: labels, calibration and image stay byte for byte, so that no
     * type and no field of theirs is lost. What the frame does not have it does not get.
     */
    public String add(KittiDataset dataset, int index) throws IOException {
        String id = points(dataset.readPoints(index));
        for (Map.Entry<String, Path> file : dataset.filesBeside(index).entrySet()) {
            if (Files.exists(file.getValue())) {
                String name = file.getValue().getFileName().toString();
                Path folder = Files.createDirectories(root.resolve(file.getKey()));
                Files.copy(file.getValue(), folder.resolve(id + name.substring(name.lastIndexOf('.'))));
            }
        }
        return end(id, dataset.frameIds().get(index));
    }

    /** Adds one sweep and returns its number as six digits. A sweep that is not labelled gets no label file. */
    public String add(Sweep sweep) throws IOException {
        String id = points(sweep);
        StringBuilder labels = new StringBuilder();
        for (LabelledBox label : sweep.labels().boxes()) {
            KittiType type = KittiType.of(label.objectClass());
            KittiObject line = calibration.toObject(label.box(), type, occlusion(label.occlusion()), Double.NaN);
            labels.append(KittiLabels.format(line)).append('\n');
        }
        if (sweep.labels().isLabelled()) {
            text("label_2", id, labels.toString());
        }
        text("calib", id, calibration.format());
        return end(id, sweep.id());
    }

    private String points(Sweep sweep) throws IOException {
        String id = String.format(Locale.ROOT, "%06d", written);
        PointCloud cloud = sweep.cloud();
        ByteBuffer points = ByteBuffer.allocate(cloud.size() * PointCloud.STRIDE * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        points.asFloatBuffer().put(cloud.xyzi(), 0, cloud.size() * PointCloud.STRIDE);
        AtomicFile.write(root.resolve("velodyne").resolve(id + ".bin"), points.array());
        return id;
    }

    private String end(String id, String source) throws IOException {
        sources.append(id).append(' ').append(source).append('\n');
        AtomicFile.write(root.resolve("frames.txt"), sources.toString().getBytes(StandardCharsets.UTF_8));
        written++;
        return id;
    }

    private void text(String folder, String id, String content) throws IOException {
        AtomicFile.write(root.resolve(folder).resolve(id + ".txt"), content.getBytes(StandardCharsets.UTF_8));
    }

    private static int occlusion(double share) {
        if (Double.isNaN(share)) {
            return 3;
        }
        if (share < PARTLY_OCCLUDED) {
            return 0;
        }
        return share < LARGELY_OCCLUDED ? 1 : 2;
    }
}
