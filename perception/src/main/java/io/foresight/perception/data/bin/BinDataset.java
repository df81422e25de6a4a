package io.foresight.perception.data.bin;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BinSweep;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.FileListing;
import io.foresight.perception.data.IntensityScale;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder of plain float32 x, y, z, intensity files ({@code *.bin}) in FLU metres, or one such file. It has no labels and no stamps (all
 * are 0). Intensities are scaled to [0, 1] by {@link IntensityScale}.
 */
final class BinDataset implements Dataset {
    private static final String ENDING = ".bin";

    private final String name;
    private final Path folder;
    private final List<String> ids;

    private BinDataset(String name, Path folder, List<String> ids) {
        this.name = name;
        this.folder = folder;
        this.ids = ids;
    }

    static BinDataset open(Path path) throws IOException {
        String name = "bin:" + path;
        if (Files.isRegularFile(path)) {
            String file = path.getFileName().toString();
            if (!file.endsWith(ENDING)) {
                throw new BadDataException(path + ": the file name must end in " + ENDING);
            }
            String id = file.substring(0, file.length() - ENDING.length());
            return new BinDataset(name, path.toAbsolutePath().getParent(), List.of(id));
        }
        return new BinDataset(name, path, FileListing.stems(path, ENDING));
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
        float[] xyzi = BinSweep.read(folder.resolve(id + ENDING));
        int size = xyzi.length / PointCloud.STRIDE;
        IntensityScale.toUnit(xyzi, size);
        PointCloud cloud = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, size);
        return Sweep.of(id, cloud);
    }
}
