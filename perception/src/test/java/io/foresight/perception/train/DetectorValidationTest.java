package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Effort;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps of one car and one walker each; detectors that find what they are told to, with the scores they are told. */
class DetectorValidationTest {
    private static final Box3d CAR = new Box3d(FrameId.LIDAR, 10, 0, -1, 4, 1.8, 1.5, 0);
    private static final Box3d WALKER = new Box3d(FrameId.LIDAR, 5, 5, -1, 0.6, 0.6, 1.8, 0);
    private static final Box3d NOTHING = new Box3d(FrameId.LIDAR, -10, 0, -1, 4, 1.8, 1.5, 0);

    private final List<Integer> read = new ArrayList<>();
    private final List<Float> thresholds = new ArrayList<>();

    @Test
    void theThresholdIsTheLowestWithTheBestF1() throws IOException {
        DetectorValidation validation = validate(
                Taxonomy.selecting("car", "pedestrian"),
                found("car", CAR, 0.62f),
                found("car", NOTHING, 0.42f),
                found("pedestrian", WALKER, 0.22f));
        assertThat(validation.bestThreshold()).isCloseTo(0.45f, within(1e-6f));
        assertThat(thresholds).containsOnly(0.1f);
    }

    @Test
    void figuresAreThoseAtTheThresholdByClass() throws IOException {
        DetectorValidation validation = validate(
                Taxonomy.selecting("car", "pedestrian", "bus"),
                found("car", CAR, 0.3f),
                found("car", NOTHING, 0.32f),
                found("pedestrian", WALKER, 0.12f));
        assertThat(validation.bestThreshold()).isCloseTo(0.1f, within(1e-6f));
        assertThat(validation.figures())
                .containsExactly(
                        entry("car.precision", 0.5),
                        entry("car.recall", 1.0),
                        entry("pedestrian.precision", 1.0),
                        entry("pedestrian.recall", 1.0));
    }

    @Test
    void theFirstClassDecides() throws IOException {
        Detection[] found = {
            found("car", CAR, 0.6f),
            found("car", NOTHING, 0.62f),
            found("pedestrian", WALKER, 0.3f),
            found("pedestrian", NOTHING, 0.21f)
        };
        assertThat(validate(Taxonomy.selecting("pedestrian", "car"), found).bestThreshold())
                .isCloseTo(0.25f, within(1e-6f));
        assertThat(validate(Taxonomy.selecting("car", "pedestrian"), found).bestThreshold())
                .isCloseTo(0.1f, within(1e-6f)); // no threshold parts its false one
    }

    @Test
    void classesThatTheModelDoesNotHaveAreNotDemanded() throws IOException {
        DetectorValidation validation = validate(Taxonomy.selecting("car"), found("car", CAR, 0.6f));
        assertThat(validation.figures()).containsOnlyKeys("car.precision", "car.recall");
    }

    @Test
    void aDetectorThatFindsNothingHasNoRecall() throws IOException {
        DetectorValidation validation = validate(Taxonomy.selecting("car"));
        assertThat(validation.figures()).containsExactly(entry("car.precision", 0.0), entry("car.recall", 0.0));
    }

    @Test
    void framesAreSpreadEvenlyOverTheDataset() throws IOException {
        DetectorValidation.run(detector(Taxonomy.selecting("car")), dataset(10), 4);
        assertThat(read).containsExactly(0, 2, 5, 7);
        read.clear();
        DetectorValidation.run(detector(Taxonomy.selecting("car")), dataset(3), 80);
        assertThat(read).containsExactly(0, 1, 2);
    }

    private DetectorValidation validate(Taxonomy taxonomy, Detection... found) throws IOException {
        return DetectorValidation.run(detector(taxonomy, found), dataset(2), 80);
    }

    private static Detection found(String name, Box3d box, float score) {
        return new Detection(box, ObjectClass.named(name), score, 0, 0);
    }

    private Dataset dataset(int frames) {
        float[] far = new float[800];
        for (int i = 0; i < far.length; i++) {
            far[i] = i % 4 == 3 ? 0.5f : 2 + 0.001f * i;
        }
        Sweep sweep = Sweep.of("0", new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), far, 200))
                .withLabels(Labels.of(List.of(
                        LabelledBox.of(CAR, ObjectClass.named("car")),
                        LabelledBox.of(WALKER, ObjectClass.named("pedestrian")))));
        return new Dataset() {
            @Override
            public String name() {
                return "test:frames";
            }

            @Override
            public List<String> frameIds() {
                return IntStream.range(0, frames).mapToObj(Integer::toString).toList();
            }

            @Override
            public Sweep read(int index) {
                read.add(index);
                return sweep;
            }
        };
    }

    private Detector detector(Taxonomy taxonomy, Detection... found) {
        ModelCard card = new ModelCard(
                "told-1",
                "ab".repeat(32),
                taxonomy,
                new Evidence.View(51.2, -5, 3),
                Optional.empty(),
                0.3f,
                1000,
                "cpu",
                "fp32",
                1);
        return new Detector() {
            @Override
            public ModelCard card() {
                return card;
            }

            @Override
            public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
                thresholds.add(scoreThreshold);
                return Scene.ofBoxes(List.of(found), new Effort(0, false, new Effort.StageTimes(0, 0, 0)));
            }

            @Override
            public void close() {}
        };
    }
}
