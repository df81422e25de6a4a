package io.foresight.perception.data.pcd;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.IntensityScale;
import io.foresight.perception.data.SweepFiles;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.FieldNames;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PCD file, or a folder of them, as PCL reads them: ascii, binary or binary_compressed, fields in any order and of any type; x, y and z are
 * required, by the names of {@link FieldNames}.
 *
 * <p>Coordinates are read as FLU metres of the sensor; VIEWPOINT is not applied, as in PCL. Intensities are scaled to [0, 1] by the stated
 * full scale, else by the one that {@link IntensityScale} finds in those of the folder's files that store intensities alike; bytes are of 255,
 * 16-bit integers of 255 or 65535. Signed integers are taken for the sensor's unsigned ones. No labels; stamps are 0.
 */
public final class PcdDataset implements Dataset {
    private static final String ENDING = ".pcd";

    private static final Logger LOG = LoggerFactory.getLogger(PcdDataset.class);

    private final String name;
    private final SweepFiles files;
    private final Optional<Float> stated; // full scale
    private final AtomicBoolean saidThereIsNone = new AtomicBoolean();
    private final Map<IntensityType, Float> fullScales = new HashMap<>(); // guarded by this

    private PcdDataset(String name, SweepFiles files, Optional<Float> stated) {
        this.name = name;
        this.files = files;
        this.stated = stated;
    }

    /**
     * Opens a file or a folder, see {@link DatasetLocation}.
     *
     * @throws IllegalArgumentException when the location has another form
     * @throws BadDataException when there is no PCD file
     */
    public static PcdDataset open(String text) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, List.of(DatasetLocation.FULL_SCALE));
        Optional<Float> stated = location.fullScale();
        return new PcdDataset("pcd:" + text, SweepFiles.of(location.path(), ENDING), stated);
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
        PcdSweep sweep = PcdSweep.read(files.file(id));
        float[] xyzi = sweep.xyzi();
        if (sweep.intensity().isPresent()) {
            IntensityScale.toUnit(xyzi, fullScale(sweep.intensity().get(), xyzi));
        } else if (!saidThereIsNone.getAndSet(true)) {
            LOG.warn(
                    "{}: there is no intensity, 0 is taken for every point; fields are {}",
                    files.file(id),
                    sweep.fields());
        }
        PointCloud cloud =
                new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, xyzi.length / PointCloud.STRIDE);
        return Sweep.of(id, cloud);
    }

    private synchronized float fullScale(IntensityType type, float[] own) throws IOException {
        if (stated.isPresent()) {
            return stated.get();
        }
        Float known = fullScales.get(type);
        if (known == null) {
            List<float[]> alike = alike(type);
            known = type.within(IntensityScale.of(alike.isEmpty() ? List.of(own) : alike));
            fullScales.put(type, known);
        }
        return known;
    }

    private List<float[]> alike(IntensityType type) throws IOException {
        return files.sampled(PcdSweep::read).stream()
                .filter(sweep -> sweep.intensity().filter(type::equals).isPresent())
                .map(PcdSweep::xyzi)
                .toList();
    }
}
