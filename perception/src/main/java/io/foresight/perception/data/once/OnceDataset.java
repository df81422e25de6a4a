package io.foresight.perception.data.once;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.text.NaturalOrder;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BarePoints;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.IntensityScale;
import io.foresight.perception.data.SceneChoice;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ONCE: {@code data/SEQ/SEQ.json} and what belongs to it. Ids are {@code SEQ-MILLISECONDS}. */
final class OnceDataset implements Dataset {
    private static final Logger LOG = LoggerFactory.getLogger(OnceDataset.class);
    private static final List<String> OPTIONS =
            List.of(SceneChoice.SPLIT, SceneChoice.SCENES, DatasetLocation.FULL_SCALE);
    private static final String SENSOR = "lidar_roof";
    private static final int SAMPLED = 16;

    private final String name;
    private final List<Place> places;
    private final List<String> ids;
    private final Optional<Float> stated;
    private float fullScale; // 0: not known yet; guarded by this

    private record Place(OnceSequence sequence, OnceFrame frame, int index) {
        String id() {
            return sequence.name() + "-" + frame.id();
        }
    }

    private OnceDataset(String name, List<Place> places, Optional<Float> stated) {
        this.name = name;
        this.places = List.copyOf(places);
        this.ids = places.stream().map(Place::id).toList();
        this.stated = stated;
    }

    /**
     * Opens the folder with {@code data} in it, or the folder with the sequences.
     *
     * @throws BadDataException when there is no sequence, or the file of a chosen one is damaged
     */
    static OnceDataset open(String text) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, OPTIONS);
        Optional<Float> stated = location.fullScale();
        Path root = location.path();
        SceneChoice choice = SceneChoice.of(location, OnceSplits.of(root));
        Path data = Files.isDirectory(root.resolve("data")) ? root.resolve("data") : root;
        List<Place> places = new ArrayList<>();
        for (String scene : choice.among(sequences(data), data)) {
            OnceSequence sequence = OnceSequence.read(data.resolve(scene));
            for (int i = 0; i < sequence.frames().size(); i++) {
                places.add(new Place(sequence, sequence.frames().get(i), i));
            }
        }
        return new OnceDataset("once:" + text, places, stated);
    }

    private static List<String> sequences(Path data) throws IOException {
        if (!Files.isDirectory(data)) {
            throw new BadDataException(data + ": is not a folder");
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.filter(entry -> Files.exists(OnceSequence.file(entry)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted(NaturalOrder.INSTANCE)
                    .toList();
        }
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
        OnceFrame frame = places.get(index).frame;
        if (!frame.problem().isEmpty()) {
            throw new BadDataException(frame.problem());
        }
        return readPoints(index)
                .withCameras(places.get(index).sequence.images(frame))
                .withLabels(frame.labels());
    }

    @Override
    public Sweep readPoints(int index) throws IOException {
        Place place = places.get(index);
        float[] xyzi = xyzi(place);
        IntensityScale.toUnit(xyzi, fullScale());
        PointCloud cloud = new PointCloud(FrameId.LIDAR, place.frame.stamp(), xyzi, xyzi.length / PointCloud.STRIDE);
        Sweep sweep =
                Sweep.of(place.id(), cloud).withOrigin(new Sweep.Origin(place.sequence.name(), place.index, SENSOR));
        return place.frame.worldFromSensor().map(sweep::withPose).orElse(sweep);
    }

    private static float[] xyzi(Place place) throws IOException {
        FloatBuffer numbers = BarePoints.read(place.sequence.points(place.frame), PointCloud.STRIDE);
        float[] xyzi = new float[numbers.limit()];
        for (int i = 0; i < xyzi.length; i += PointCloud.STRIDE) {
            float x = numbers.get(i);
            float y = numbers.get(i + 1);
            float z = numbers.get(i + 2);
            xyzi[i] = (float) OnceAxes.FLU.applyX(x, y, z);
            xyzi[i + 1] = (float) OnceAxes.FLU.applyY(x, y, z);
            xyzi[i + 2] = z;
            xyzi[i + 3] = numbers.get(i + 3);
        }
        return xyzi;
    }

    /** The sensor has one scale, so it is found once, from frames of all sequences. */
    private synchronized float fullScale() {
        if (fullScale == 0) {
            fullScale = stated.orElseGet(() -> IntensityScale.of(sampled()));
        }
        return fullScale;
    }

    private List<float[]> sampled() {
        List<float[]> sampled = new ArrayList<>();
        int count = Math.min(SAMPLED, places.size());
        for (int k = 0; k < count; k++) {
            try {
                sampled.add(xyzi(places.get((int) ((long) k * places.size() / count))));
            } catch (IOException damaged) {
                LOG.debug("passed over", damaged);
            }
        }
        return sampled;
    }
}
