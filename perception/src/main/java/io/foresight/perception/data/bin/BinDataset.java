package io.foresight.perception.data.bin;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.SweepFiles;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.util.List;

/**
 * A folder of files without a header ({@code *.bin}) with x, y, z, intensity of each point in FLU metres, or one such file; their layout and
 * the scale of intensity are found or stated, see {@link BinReader}. It has no labels and no stamps (all are 0).
 */
final class BinDataset implements Dataset {
    private static final String ENDING = ".bin";

    private final String name;
    private final SweepFiles files;
    private final BinReader reader;

    private BinDataset(String name, SweepFiles files, BinReader reader) {
        this.name = name;
        this.files = files;
        this.reader = reader;
    }

    static BinDataset open(String text) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, BinReader.OPTIONS);
        SweepFiles files = SweepFiles.of(location.path(), ENDING);
        return new BinDataset("bin:" + text, files, new BinReader(files, location));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> frameIds() {
        return files.ids();
    }

    @Override
    public Sweep read(int index) throws IOException {
        String id = files.ids().get(index);
        float[] xyzi = reader.read(id);
        PointCloud cloud =
                new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, xyzi.length / PointCloud.STRIDE);
        return Sweep.of(id, cloud);
    }
}
