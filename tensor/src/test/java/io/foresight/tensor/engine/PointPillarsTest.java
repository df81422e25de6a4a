package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From pillar features to head outputs against the reference PointPillars' own numbers, on every frame there is. */
@Tag("real-data")
class PointPillarsTest {
    private static final int HEIGHT = 496;
    private static final int WIDTH = 432;
    private static final double TOLERANCE = 2e-3; // the reference's own suggestion: order of summation
    private static final double TYPICAL_ERROR_HALF_FEATURES = 3e-3; // two frames store the features as IEEE halves
    private static final double TYPICAL_ERROR_BF16 = 0.05; // 17 layers that round to 8 bits

    private final Path data = Path.of(System.getenv().getOrDefault("FORESIGHT_TEST_DATA", "../../shared/data"));
    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @Test
    void stagesAndHeadsMatchTheReference() throws IOException {
        List<Path> frames = frames();
        Graph graph = graph();
        Weights weights = weights();
        NetworkArchive archive = NetworkArchive.inference(graph, weights, Precision.FP32);
        try (Network network = Network.load(engine, archive)) {
            for (Path frame : frames) {
                Map<String, HostTensor> input = input(frame);
                boolean exact = NumpyFile.read(frame.resolve("pillar_features.npy"))
                        .type()
                        .equals("f4");
                try (MemoryScope scope = engine.scope()) {
                    Map<String, HostTensor> results = network.run(scope, input);
                    for (String stage : graph.outputs().keySet()) {
                        compare(frame, stage, results.get(stage).toFloats(), exact);
                    }
                }
            }
        }
    }

    @Test
    void bfloat16StaysNearTheReference() throws IOException {
        Path frame = frames().get(0);
        NetworkArchive archive = NetworkArchive.inference(graph(), weights(), Precision.BF16, "cls", "reg", "dir");
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> results = network.run(scope, input(frame));
            for (String head : archive.outputs()) {
                double[] index = NumpyFile.read(frame.resolve(head + "_sample_index.npy"))
                        .values();
                double[] value = NumpyFile.read(frame.resolve(head + "_sample_value.npy"))
                        .values();
                float[] mine = results.get(head).toFloats();
                assertThat(typicalError(mine, index, value)).as(head).isLessThan(TYPICAL_ERROR_BF16);
            }
        }
    }

    private static void compare(Path frame, String stage, float[] mine, boolean exact) throws IOException {
        double[] index =
                NumpyFile.read(frame.resolve(stage + "_sample_index.npy")).values();
        double[] value =
                NumpyFile.read(frame.resolve(stage + "_sample_value.npy")).values();
        assertThat(index).isNotEmpty();
        String where = stage + " of " + frame.getFileName();
        for (int i = 0; exact && i < index.length; i++) {
            assertThat((double) mine[(int) index[i]]).as(where).isCloseTo(value[i], within(TOLERANCE));
        }
        assertThat(typicalError(mine, index, value)).as(where).isLessThan(TYPICAL_ERROR_HALF_FEATURES);
    }

    /** Root mean square of the differences, relative to that of the reference's values. */
    private static double typicalError(float[] mine, double[] index, double[] value) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < index.length; i++) {
            error += Math.pow(mine[(int) index[i]] - value[i], 2);
            size += value[i] * value[i];
        }
        return Math.sqrt(error / size);
    }

    private static Graph graph() {
        Graph g = new Graph("PointPillars");
        Symbol features = g.input("features", DType.FLOAT32, -1, 64); // (V, 64)
        Symbol cell = g.input("cell", DType.INT64, -1); // (V)
        Symbol x = g.scatterRows(features, cell, (long) HEIGHT * WIDTH);
        x = g.permute(g.reshape(x, 1, HEIGHT, WIDTH, 64), 0, 3, 1, 2); // (1, 64, H, W)
        g.output("canvas", x);
        int[] repeats = {4, 6, 6};
        int[] channels = {64, 128, 256};
        Symbol[] levels = new Symbol[repeats.length];
        for (int level = 0; level < repeats.length; level++) {
            for (int layer = 0; layer < repeats[level]; layer++) {
                String name = "backbone.multi_blocks." + level + ".";
                long in = x.dim(1);
                Symbol weight = g.parameter(name + 3 * layer + ".weight", Init.kaiming(), channels[level], in, 3, 3);
                x = g.conv2d(x, weight, layer == 0 ? 2 : 1, 1);
                x = g.relu(g.batchNorm(name + (3 * layer + 1), x, 1e-3, 0.01));
            }
            g.output("backbone" + level, x);
            String name = "neck.decoder_blocks." + level + ".";
            int factor = 1 << level;
            Symbol weight = g.parameter(name + "0.weight", Init.kaiming(), channels[level], 128, factor, factor);
            levels[level] = g.relu(g.batchNorm(name + "1", g.convTranspose2d(x, weight, factor), 1e-3, 0.01));
        }
        Symbol neck = g.cat(1, levels);
        g.output("neck", neck); // (1, 384, H/2, W/2)
        head(g, neck, "cls", "head.conv_cls", 18);
        head(g, neck, "reg", "head.conv_reg", 42);
        head(g, neck, "dir", "head.conv_dir_cls", 12);
        return g;
    }

    private static void head(Graph g, Symbol neck, String output, String name, int channels) {
        Symbol weight = g.parameter(name + ".weight", Init.xavier(), channels, 384, 1, 1);
        g.output(output, g.conv2d(neck, weight, g.parameter(name + ".bias", Init.constant(0), channels), 1, 0));
    }

    private Weights weights() throws IOException {
        Path folder = data.resolve("weights/pointpillars_seeded");
        ByteBuffer halves = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("weights_f16le.bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        JsonNode sheet =
                new ObjectMapper().readTree(folder.resolve("weights.json").toFile());
        Map<String, Weight> all = new LinkedHashMap<>();
        for (JsonNode tensor : sheet.path("tensors")) {
            long[] shape = new long[tensor.path("shape").size()];
            for (int d = 0; d < shape.length; d++) {
                shape[d] = tensor.path("shape").path(d).asLong();
            }
            float[] values = new float[tensor.path("count").asInt()];
            for (int i = 0; i < values.length; i++) {
                values[i] = NumpyFile.half(
                        halves.getShort(tensor.path("offset_bytes").asInt() + 2 * i));
            }
            all.put(tensor.path("name").asText(), new Weight(shape, values));
        }
        all.keySet().removeIf(name -> name.startsWith("pillar_encoder"));
        Weights weights = Weights.of(all);
        weights.requireMatch(graph());
        return weights;
    }

    private static Map<String, HostTensor> input(Path frame) throws IOException {
        double[] features = NumpyFile.read(frame.resolve("pillar_features.npy")).values();
        double[] coords = NumpyFile.read(frame.resolve("pillar_coords_xyz.npy")).values();
        int pillars = coords.length / 3;
        HostTensor rows = HostTensor.allocate(DType.FLOAT32, pillars, 64);
        HostTensor cell = HostTensor.allocate(DType.INT64, pillars);
        for (int i = 0; i < features.length; i++) {
            rows.floats().put(i, (float) features[i]);
        }
        for (int v = 0; v < pillars; v++) {
            cell.longs().put(v, ((long) coords[3 * v + 1]) * WIDTH + (long) coords[3 * v]);
        }
        return Map.of("features", rows, "cell", cell);
    }

    private List<Path> frames() throws IOException {
        Path folder = data.resolve("golden/pointpillars_seeded");
        Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no reference data at " + folder.toAbsolutePath());
        List<Path> frames = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.endsWith("pillar_features.npy")).forEach(file -> frames.add(file.getParent()));
        }
        assertThat(frames).isNotEmpty();
        return frames;
    }
}
