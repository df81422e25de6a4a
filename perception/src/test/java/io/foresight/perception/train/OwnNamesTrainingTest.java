package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import io.foresight.perception.taxonomy.UnknownClassException;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dataset with names of its own, for a model that has other classes than it. */
class OwnNamesTrainingTest {
    private static final EngineOptions ONE_THREAD = new EngineOptions("cpu", 1);
    private static final Taxonomy FRENCH = new Taxonomy(
            List.of(Mapping.of("car", "voiture"), Mapping.of("truck", "camion"), Mapping.of("pedestrian", "pieton")),
            List.of("chien"));
    /** Cars and trucks are one to this model, and it knows no pedestrians. */
    private static final Taxonomy VEHICLES =
            new Taxonomy(List.of(Mapping.of("car", "car", "truck", "bus")), List.of(Taxonomy.REST));

    @TempDir
    private Path folder;

    @Test
    void aModelLearnsAndIsEvaluatedThroughBothTaxonomies() throws IOException {
        Path model = train(120, "voiture", "camion");

        ModelSheet sheet = ModelSheet.read(model);
        assertThat(sheet.detector().taxonomy()).isEqualTo(VEHICLES);
        assertThat(sheet.trained().get("validation").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("car.precision", "car.recall");
        // half of the vehicles are trucks: a model that took cars alone could not find more than half
        assertThat(sheet.trained().get("validation").get("car.recall").asDouble())
                .isGreaterThan(0.55);
    }

    @Test
    void aNameThatTheDatasetsTaxonomyDoesNotHaveStopsTheRun() {
        assertThatThrownBy(() -> train(2, "voiture", "voitture"))
                .isInstanceOf(UnknownClassException.class)
                .hasMessageContaining("\"voitture\", did you mean \"voiture\"?");
    }

    private Path train(long steps, String... names) throws IOException {
        PillarSpec toy = ToyWorld.SPEC;
        PillarSpec spec = new PillarSpec(
                toy.grid(),
                VEHICLES,
                toy.maxPillars(),
                toy.pointsPerPillar(),
                toy.pillarChannels(),
                toy.stages(),
                toy.headStage(),
                toy.neckChannels(),
                toy.headChannels(),
                toy.overlapWeight());
        TrainConfig toys = ToyWorld.config(folder, steps);
        TrainConfig config = new TrainConfig(
                "french-1",
                List.of("french:train"),
                "french:validation",
                spec,
                toys.augmentation(),
                toys.loss(),
                toys.batch(),
                toys.leastPoints(),
                toys.bankFrames(),
                toys.precision(),
                toys.training());
        return new DetectorTraining(config, RunOptions.in(folder.resolve("run")))
                .run(List.of(dataset(1, 24, names)), dataset(2, 8, names), ONE_THREAD, Progress.logged());
    }

    /** The toy world's sweeps; its objects are named in turn, and in each there is a dog. */
    private static Dataset dataset(long seed, int sweeps, String... names) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sweep> toys = IntStream.range(0, sweeps)
                .mapToObj(k -> ToyWorld.sweep(random, k))
                .toList();
        return new Dataset() {
            @Override
            public String name() {
                return "french:" + seed;
            }

            @Override
            public List<String> frameIds() {
                return IntStream.range(0, sweeps).mapToObj(Integer::toString).toList();
            }

            @Override
            public Sweep read(int index) {
                List<LabelledBox> labels = new ArrayList<>();
                for (LabelledBox toy : toys.get(index).labels().boxes()) {
                    String name = names[labels.size() % names.length];
                    labels.add(new LabelledBox(
                            toy.box(), FRENCH.classOf(name), 0, 0, toy.trackId(), toy.points(), toy.occlusion()));
                }
                Box3d dog = new Box3d(FrameId.LIDAR, 0, 0, -1.4, 0.8, 0.3, 0.6, 0);
                labels.add(LabelledBox.of(dog, FRENCH.classOf("chien")));
                return toys.get(index).withLabels(Labels.of(labels));
            }
        };
    }
}
