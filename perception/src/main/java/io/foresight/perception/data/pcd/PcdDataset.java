package io.foresight.perception.data.pcd;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A PCD file, or a folder of them: ascii, binary or binary_compressed, fields in any order and of any type; x, y and z are required.
 *
 * <p>Coordinates are read as FLU metres of the sensor; VIEWPOINT is not applied, as in PCL. Intensity is the first field with the name
 * intensity, i, reflectivity or reflectance. An unsigned 8 or 16 bit type is divided by its largest value; for any other type the scale is
 * found by {@link io.foresight.perception.data.IntensityScale}. No labels; stamps are 0.
 */
public final class PcdDataset implements Dataset {
    private static final String ENDING = ".pcd";

    private final String name;
    private final Path folder;
    private final List<String> ids;

    private PcdDataset(String name, Path folder, List<String> ids) {
        this.name = name;
        this.folder = folder;
        this.ids = ids;
    }

    /**
     * Opens a file or a folder.
     *
     * @throws BadDataException when there is no PCD file
     */
    public static PcdDataset open(Path path) throws IOException {
        String name = "pcd:" + path;
        if (Files.isRegularFile(path)) {
            String file = path.getFileName().toString();
            if (!file.endsWith(ENDING)) {
                throw new BadDataException(path + ": the file name must end in " + ENDING);
            }
            String id = file.substring(0, file.length() - ENDING.length());
            return new PcdDataset(name, path.toAbsolutePath().getParent(), List.of(id));
        }
        return new PcdDataset(name, path, FileListing.stems(path, ENDING));
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
        String id = ids.get(index);
        float[] xyzi = PcdSweep.read(folder.resolve(id + ENDING));
        PointCloud cloud =
                new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, xyzi.length / PointCloud.STRIDE);
        return Sweep.of(id, cloud);
    }
}
