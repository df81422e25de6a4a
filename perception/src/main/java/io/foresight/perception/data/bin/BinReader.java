package io.foresight.perception.data.bin;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.IntensityScale;
import io.foresight.perception.data.SweepFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads sweeps without a header. All files of a folder have one layout and one scale of intensity, which are found when the first is read:
 * the layout is the one that most of a sample's files have by their numbers (of equally many, the one that is met first), the usual one where
 * they do not tell; the scale is that of {@link IntensityScale}. A layout that is not the usual one is said in the log.
 */
public final class BinReader {
    /** What can be stated in a dataset's location. */
    public static final List<String> OPTIONS = List.of(DatasetLocation.FULL_SCALE, DatasetLocation.COLUMNS);

    private static final Logger LOG = LoggerFactory.getLogger(BinReader.class);
    private static final int MAX_POINTS = 4_000_000; // so that a wrong file cannot take all memory
    private static final long MAX_BYTES = (long) MAX_POINTS * BinLayout.MOST_COLUMNS * Double.BYTES;

    private final SweepFiles files;
    private final Optional<Integer> columns;
    private final Optional<Float> fullScale;
    private Form form; // null: not known yet; guarded by this

    private record Form(BinLayout layout, float fullScale) {}

    /**
     * A reader of these files.
     *
     * @param location what is stated about them: the full scale of intensity, the columns
     * @throws IllegalArgumentException for values without sense
     */
    public BinReader(SweepFiles files, DatasetLocation location) {
        this.files = files;
        columns = location.columns(BinLayout.LEAST_COLUMNS, BinLayout.MOST_COLUMNS);
        fullScale = location.fullScale();
    }

    /**
     * x, y, z, intensity of every point of a sweep; intensity in [0, 1] but for outliers.
     *
     * @throws BadDataException when the file has not a whole number of points, or too many
     */
    public float[] read(String id) throws IOException {
        Form known = form();
        float[] xyzi = read(files.file(id), known.layout);
        IntensityScale.toUnit(xyzi, known.fullScale);
        return xyzi;
    }

    private static float[] read(Path file, BinLayout layout) throws IOException {
        ByteBuffer bytes = BoundedFile.read(file, (long) MAX_POINTS * layout.pointBytes());
        if (bytes.remaining() % layout.pointBytes() != 0) {
            throw new BadDataException(file + ": has " + bytes.remaining() + " bytes, which is not a multiple of "
                    + layout.pointBytes() + " (" + layout.text() + "); the file is truncated or not of this layout");
        }
        return layout.xyzi(bytes);
    }

    private synchronized Form form() throws IOException {
        if (form == null) {
            BinLayout layout = layout();
            if (!layout.equals(BinLayout.USUAL)) {
                LOG.warn("{}: read as {}; if that is not so, state ?columns=N", files.folder(), layout.text());
            }
            float scale = fullScale.isPresent()
                    ? fullScale.get()
                    : IntensityScale.of(files.sampled(file -> read(file, layout)));
            form = new Form(layout, scale);
        }
        return form;
    }

    private BinLayout layout() throws IOException {
        Map<BinLayout, Integer> votes = new LinkedHashMap<>();
        files.sampled(file -> BinLayout.of(BoundedFile.read(file, MAX_BYTES), columns))
                .forEach(vote -> vote.ifPresent(layout -> votes.merge(layout, 1, Integer::sum)));
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(columns.map(BinLayout::ofColumns).orElse(BinLayout.USUAL));
    }
}
