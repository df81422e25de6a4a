package io.foresight.perception.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.anchor.AnchorModel;
import io.foresight.perception.anchor.AnchorNetwork;
import io.foresight.perception.anchor.AnchorSet;
import io.foresight.perception.anchor.Convolutions;
import io.foresight.perception.anchor.PillarVolume;
import io.foresight.perception.anchor.PointFeatures;
import io.foresight.perception.detect.AnchorSpec;
import io.foresight.perception.detect.BadModelException;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.pointgraph.PointGraphNetwork;
import io.foresight.tensor.archive.PytorchFile;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checkpoints in every layout, made here of random weights. */
class ForeignModelTest {
    private static final PillarVolume SMALL = new PillarVolume(0, -4, -3, 8, 4, 1, 0.5, 0.5, 100, 8);

    @TempDir
    private Path folder;

    static List<String> layouts() {
        return ForeignLayout.names();
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void layoutAndLayersAreToldByTheWeights(String name) throws IOException {
        AnchorModel model = model(name);
        Weights ours = Weights.initial(AnchorNetwork.of(model), new SplittableRandom(4));
        ForeignModel read = ForeignModel.read(file(theirs(name, ours)), config(SMALL));
        assertThat(read.layout()).isEqualTo(name);
        assertThat(((AnchorSpec) read.sheet().detector()).model()).isEqualTo(model);
        assertThat(read.notes())
                .hasSize(3)
                .allMatch(note -> note.contains(ForeignLayout.named(name).config()));
        ours.byName().forEach((weight, value) -> {
            assertThat(read.weights().get(weight).shape()).as(weight).isEqualTo(value.shape());
            assertThat(read.weights().get(weight).values()).as(weight).isEqualTo(value.values());
        });
        ModelSheet written = read.write(folder.resolve("model"));
        assertThat(ModelSheet.read(folder.resolve("model"))).isEqualTo(written);
        assertThat(Weights.load(folder.resolve("model").resolve(ForeignModel.WEIGHTS), written.sha256())
                        .count())
                .isEqualTo(ours.count());
    }

    @Test
    void namesOfParallelTrainingsLoseTheirPrefix() throws IOException {
        Weights ours = Weights.initial(AnchorNetwork.of(model("openpcdet")), new SplittableRandom(4));
        Weights parallel = theirs("openpcdet", ours).renamed(name -> "module." + name);
        assertThat(ForeignModel.read(file(parallel), config(SMALL)).layout()).isEqualTo("openpcdet");
    }

    @Test
    void weightsWithoutAPlaceAndMissingOnesAreNamed() throws IOException {
        Map<String, Weight> weights = new LinkedHashMap<>(
                theirs("zhulf0804", Weights.initial(AnchorNetwork.of(model("zhulf0804")), new SplittableRandom(4)))
                        .byName());
        Weight moved = weights.remove("head.conv_reg.bias");
        weights.put("roi_head.bias", moved);
        assertThatThrownBy(() -> ForeignModel.read(file(Weights.of(weights)), config(SMALL)))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("missing head.conv_reg.bias")
                .hasMessageContaining("without a place roi_head.bias");
    }

    @Test
    void otherNetworksAndUnknownLayoutsAreRefused() throws IOException {
        Path other = file(Weights.of(Map.of("encoder.weight", new Weight(new long[] {1}, new float[] {1}))));
        assertThatThrownBy(() -> ForeignModel.read(other, ForeignConfig.DEFAULT))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("encoder.weight")
                .hasMessageContaining("openpcdet");
        assertThatThrownBy(() -> ForeignModel.read(other, ForeignConfig.DEFAULT.withLayout("second")))
                .hasMessageContaining("unknown layout \"second\"");
        assertThatThrownBy(() -> ForeignModel.read(other, ForeignConfig.DEFAULT.withLayout("mmdet3d")))
                .hasMessageContaining("voxel_encoder.pfn_layers.0.linear.weight");
        Files.writeString(other, "text");
        assertThatThrownBy(() -> ForeignModel.read(other, ForeignConfig.DEFAULT))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("neither as a zip");
    }

    @Test
    void anchorsThatDoNotFitTheHeadAreRefused() throws IOException {
        AnchorModel model = model("zhulf0804");
        Weights ours = Weights.initial(AnchorNetwork.of(model), new SplittableRandom(4));
        ForeignConfig oneClass = new ForeignConfig(
                Optional.empty(),
                Optional.of(SMALL),
                Optional.of(new AnchorSet(
                        model.anchors().boxes().subList(0, 1),
                        model.anchors().rotations(),
                        model.anchors().placement())),
                Optional.empty(),
                Optional.empty());
        assertThatThrownBy(() -> ForeignModel.read(file(theirs("zhulf0804", ours)), oneClass))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("head.class.weight has shape [18");
    }

    @Test
    void aPointGnnIsReadFromSafetensorsUnderTheReferencesNames() throws IOException {
        Graph[] graphs = PointGraphNetwork.all().toArray(Graph[]::new);
        Map<String, Weight> theirs = new LinkedHashMap<>();
        for (int k = 0; k < 4; k++) {
            layer(theirs, "layer1/extract_vertex_features", k, new int[] {4, 32, 64, 128, 300});
        }
        for (int k = 0; k < 2; k++) {
            layer(theirs, "layer1/combined_features", k, new int[] {300, 300, 300});
            layer(theirs, "layer2", k, new int[] {300, 64, 3});
            layer(theirs, "layer2/extract_vertex_features", k, new int[] {303, 300, 300});
            layer(theirs, "layer2/combined_features", k, new int[] {300, 300, 300});
            layer(theirs, "output/predictor/cls", k, new int[] {300, 64, 4});
        }
        for (int c = 0; c < 4; c++) {
            for (int k = 0; k < 3; k++) {
                layer(theirs, "output/predictor/loc/cls_" + c, k, new int[] {300, 64, 64, 7});
            }
        }
        Path file = folder.resolve("gnn.safetensors");
        Weights.of(theirs).save(file);
        ForeignModel read = ForeignModel.read(file, ForeignConfig.DEFAULT);
        assertThat(read.layout()).isEqualTo("point-gnn");
        assertThat(read.notes()).singleElement().asString().contains("car_auto_T1_train");
        read.weights().requireMatch(graphs);
        ModelSheet written = read.write(folder.resolve("gnn"));
        assertThat(ModelSheet.read(folder.resolve("gnn"))).isEqualTo(written);
        assertThat(read.weights().get("edges.place.weight").values()[1]) // row 301, column 0 of theirs
                .isEqualTo(theirs.get("layer2/extract_vertex_features/fully_connected/weights")
                        .values()[301 * 300]);
        theirs.remove("layer2/fully_connected_1/biases");
        Weights.of(theirs).save(file);
        assertThatThrownBy(() -> ForeignModel.read(file, ForeignConfig.DEFAULT))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("layer2/fully_connected_1/biases");
    }

    private static void layer(Map<String, Weight> weights, String scope, int k, int[] widths) {
        String name = scope + "/fully_connected" + (k == 0 ? "" : "_" + k);
        float[] values = new float[widths[k] * widths[k + 1]];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        weights.put(name + "/weights", new Weight(new long[] {widths[k], widths[k + 1]}, values));
        weights.put(name + "/biases", new Weight(new long[] {widths[k + 1]}, new float[widths[k + 1]]));
    }

    @Test
    void numbersOfTheirNamesAreCounted() {
        KeyPattern row = new KeyPattern("stage{s}.{k}.norm.*", "blocks.{s}.{3k+2}.*");
        assertThat(row.translated("stage1.4.norm.running_mean")).contains("blocks.1.14.running_mean");
        assertThat(row.translated("stage1.4.weight")).isEmpty();
    }

    private static AnchorModel model(String layout) {
        ForeignSettings settings = ForeignLayout.named(layout).settings();
        PointFeatures features = layout.equals("openpcdet") ? PointFeatures.ABSOLUTE : PointFeatures.RELATIVE;
        Convolutions sizes =
                new Convolutions(features, 8, List.of(new Convolutions.Stage(8, 2), new Convolutions.Stage(16, 3)), 12);
        return new AnchorModel(SMALL, sizes, settings.anchors(), settings.boxes());
    }

    /** The same weights as the other implementation would have saved them. */
    private static Weights theirs(String layout, Weights ours) {
        Map<String, Weight> theirs = new LinkedHashMap<>();
        ours.byName().forEach((name, weight) -> {
            long[] shape = weight.shape();
            Weight saved = weight;
            if (name.equals("neck0.weight")) {
                saved = new Weight(new long[] {shape[1], shape[0], 1, 1}, transposed(weight));
            } else if (name.equals("pillar.point.weight") && layout.equals("zhulf0804")) {
                saved = new Weight(new long[] {shape[0], shape[1], 1}, weight.values());
            }
            theirs.put(ForeignLayout.named(layout).theirs(name), saved);
        });
        return Weights.of(theirs);
    }

    private static float[] transposed(Weight weight) {
        int rows = (int) weight.shape()[0];
        int columns = (int) weight.shape()[1];
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i % columns * rows + i / columns] = weight.values()[i];
        }
        return values;
    }

    private static ForeignConfig config(PillarVolume volume) {
        return new ForeignConfig(
                Optional.empty(), Optional.of(volume), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Path file(Weights weights) {
        Path file = folder.resolve("My Net.pth");
        PytorchFile.write(file, weights);
        return file;
    }
}
