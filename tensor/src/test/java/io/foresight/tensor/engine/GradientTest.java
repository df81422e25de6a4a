package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Arithmetic;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation's gradient against central differences, through a random weighting of its result. */
class GradientTest {
    private static final double STEP = 1e-2;
    private static final double TOLERANCE = 4e-3; // fp32 differences at this step, on slopes of order 1
    private static final int INDICES = 6;

    /** An operation under test: takes the graph and its operand. */
    private interface Operation extends BiFunction<Graph, Symbol, Symbol> {}

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    static Stream<Named<Operation>> operationsOnRows() {
        return Stream.of(
                Named.of(
                        "segmentMax",
                        (g, x) -> g.segmentMax(
                                x, g.inputs().get("index"), g.inputs().get("index"))),
                Named.of(
                        "segmentMax after relu",
                        (g, x) -> g.segmentMax(
                                g.relu(x), g.inputs().get("index"), g.inputs().get("index"))),
                Named.of("scatterRows", (g, x) -> g.scatterRows(x, g.inputs().get("place"), 20)),
                Named.of("indexSelect", (g, x) -> g.indexSelect(x, 0, g.inputs().get("index"))),
                Named.of("gather", (g, x) -> g.gather(x, 0, g.reshape(g.inputs().get("index"), INDICES, 1))),
                Named.of("linear", (g, x) -> g.linear(x, weight(g, 3, 4), g.parameter("b", Init.constant(0.5), 3))),
                Named.of("batchNorm", (g, x) -> g.batchNorm("norm", x, 1e-3, 0.1)),
                Named.of("layerNorm", (g, x) -> g.layerNorm("norm", x, 1e-3)),
                Named.of("groupNorm", (g, x) -> g.groupNorm("norm", x, 1, 1e-3)),
                Named.of("matmul, left", (g, x) -> g.matmul(x, weight(g, 4, 3))),
                Named.of("matmul, right", (g, x) -> g.matmul(weight(g, 2, 3, INDICES), x)),
                Named.of("embedding", (g, x) -> g.embedding(x, g.inputs().get("index"))),
                Named.of(
                        "segmentSum",
                        (g, x) -> g.segmentSum(
                                x, g.inputs().get("index"), g.inputs().get("index"))),
                Named.of("crossEntropy", (g, x) -> g.crossEntropy(x, g.inputs().get("answer"))),
                Named.of("setCrossEntropy", (g, x) -> g.setCrossEntropy(x, g.greater(g.detach(x), -0.3))),
                Named.of("logSumExp", (g, x) -> g.logSumExp(x, 0)),
                Named.of("dropout", (g, x) -> g.dropout(x, 0.4)),
                Named.of("uniform beside x", (g, x) -> g.mul(x, g.uniform(x))),
                Named.of("split, merge, squeeze, unsqueeze", (g, x) -> {
                    Symbol split = g.unsqueeze(g.split(x, 1, 2, 2), -1);
                    return g.merge(g.squeeze(g.mul(split, split), -1), 0);
                }),
                Named.of("repeatFor", (g, x) -> g.repeatFor(x, g.inputs().get("index"))),
                Named.of("softmax", (g, x) -> g.softmax(x, 1)),
                Named.of("logSoftmax", (g, x) -> g.logSoftmax(x, 1)),
                Named.of("where", (g, x) -> g.where(g.greater(x, 0), g.mul(x, 2), g.mul(x, -3))),
                Named.of("slice and cat", (g, x) -> g.cat(1, g.slice(x, 1, 2, 4), x)),
                Named.of("max", (g, x) -> g.max(x, 1)),
                Named.of("mean", (g, x) -> g.mean(x, true, 0)),
                Named.of("div", (g, x) -> g.div(g.sigmoid(x), g.add(g.exp(x), 1))),
                Named.of("minimum and maximum", (g, x) -> g.maximum(g.minimum(x, g.mul(x, 2)), g.tanh(x))),
                Named.of("log of softplus", (g, x) -> g.log(g.add(g.softplus(x), 0.5))),
                Named.of("pow, sqrt", (g, x) -> g.sqrt(g.add(g.pow(x, 2), 1))),
                Named.of("gelu, silu", (g, x) -> g.sub(g.gelu(x), g.silu(x))),
                Named.of("sin, cos", (g, x) -> g.mul(g.sin(x), g.cos(x))),
                Named.of("logSigmoid, rsub, abs", (g, x) -> g.sub(1, g.logSigmoid(g.abs(x)))),
                Named.of(
                        "op",
                        (g, x) -> g.op(
                                "torch.einsum(\"ij,ik->ijk\", [{0}, {0}], path=None)",
                                Arithmetic.FULL, DType.FLOAT32, new long[] {INDICES, 4, 4}, x)));
    }

    static Stream<Named<Operation>> operationsOnHeads() {
        return Stream.of(
                Named.of("attention to queries", (g, x) -> g.attention(x, weight(g, 1, 2, 5, 3), other(g, 1, 2, 5, 4))),
                Named.of("attention to keys", (g, x) -> g.attention(weight(g, 1, 2, 3, 3), x, other(g, 1, 2, 4, 2))),
                Named.of("attention to values", (g, x) -> g.attention(weight(g, 1, 2, 3, 2), other(g, 1, 2, 4, 2), x)),
                Named.of("causal attention", (g, x) -> g.causalAttention(x, g.mul(x, 0.5), g.mul(x, x))),
                Named.of(
                        "causal attention behind a cache",
                        (g, x) -> g.causalAttention(weight(g, 1, 2, 2, 3), x, g.mul(x, x))),
                Named.of("masked attention", (g, x) -> {
                    Symbol mask = g.greater(g.buffer("mask", Init.normal(1), 4, 4), -0.5);
                    return g.maskedAttention(x, g.mul(x, 0.5), x, mask);
                }));
    }

    static Stream<Named<Operation>> operationsOnImages() {
        return Stream.of(
                Named.of("conv2d", (g, x) -> g.conv2d(x, weight(g, 2, 3, 3, 3), 2, 1)),
                Named.of("convTranspose2d", (g, x) -> g.convTranspose2d(x, weight(g, 3, 2, 2, 2), 2)),
                Named.of("maxPool2d", (g, x) -> g.maxPool2d(x, 3, 2, 1)),
                Named.of("upsampleNearest", (g, x) -> g.upsampleNearest(x, 2)),
                Named.of("upsampleBilinear", (g, x) -> g.upsampleBilinear(x, 3)),
                Named.of(
                        "gridSample from", (g, x) -> g.gridSample(x, g.buffer("places", Init.normal(0.6), 1, 2, 5, 2))),
                Named.of(
                        "gridSample at",
                        (g, x) -> g.gridSample(
                                g.buffer("map", Init.normal(1), 1, 2, 5, 4),
                                g.mul(g.slice(g.permute(x, 0, 2, 3, 1), 3, 0, 2), 0.5))),
                Named.of("groupNorm of maps", (g, x) -> g.groupNorm("norm", x, 3, 1e-3)),
                Named.of("permute and reshape", (g, x) -> g.reshape(g.permute(x, 0, 2, 3, 1), -1, 3)));
    }

    @ParameterizedTest
    @MethodSource("operationsOnRows")
    void rows(Operation operation) {
        check(operation, INDICES, 4);
    }

    @ParameterizedTest
    @MethodSource("operationsOnHeads")
    void heads(Operation operation) {
        check(operation, 1, 2, 4, 3);
    }

    @ParameterizedTest
    @MethodSource("operationsOnImages")
    void images(Operation operation) {
        check(operation, 1, 3, 6, 4);
    }

    @org.junit.jupiter.api.Test
    void detachStopsTheGradient() {
        Graph g = new Graph("detach");
        Symbol x = g.parameter("x", Init.normal(1), 5);
        g.output("loss", g.sum(g.mul(x, g.detach(x))));
        Weights start = Weights.initial(g, new SplittableRandom(4));
        try (TrainableNetwork network = TrainableNetwork.load(engine, g, start, Precision.FP32)) {
            network.step(Map.of());
            assertThat(network.gradients().read("x")).isEqualTo(start.get("x").values());
            network.step(Map.of());
            float[] twice = network.gradients().read("x");
            assertThat(twice[0]).isEqualTo(2 * start.get("x").values()[0]);
            network.zeroGradients();
            assertThat(network.gradients().read("x")).containsOnly(0);
        }
    }

    private void check(Operation operation, long... shape) {
        Graph g = new Graph("gradient");
        g.input("index", DType.INT64, INDICES);
        g.input("place", DType.INT64, INDICES);
        g.input("answer", DType.INT64, INDICES);
        Symbol x = g.parameter("x", Init.normal(1), shape);
        Symbol y = operation.apply(g, x);
        Symbol weighting = g.buffer("weighting", Init.normal(1), y.shape());
        g.output("loss", g.sum(g.mul(y, weighting)));
        SplittableRandom random = new SplittableRandom(11);
        Weights start = spread(Weights.initial(g, random), random);
        Map<String, HostTensor> inputs = new LinkedHashMap<>();
        inputs.put("index", HostTensor.of(new long[] {0, 2, 2, 5, 0, 2}, INDICES));
        inputs.put("place", HostTensor.of(new long[] {3, 19, 0, 7, 12, 8}, INDICES));
        inputs.put("answer", HostTensor.of(new long[] {0, 3, 1, 1, 2, 0}, INDICES));
        inputs.put("seed", HostTensor.of(new long[] {77}));
        try (TrainableNetwork network = TrainableNetwork.load(engine, g, start, Precision.FP32)) {
            inputs.keySet().retainAll(network.inputs().keySet());
            network.step(inputs);
            float[] slopes = network.gradients().read("x");
            float[] values = network.parameters().read("x");
            for (int i = 0; i < values.length; i++) {
                float[] moved = values.clone();
                moved[i] = (float) (values[i] + STEP);
                double above = lossAt(network, moved, inputs);
                moved[i] = (float) (values[i] - STEP);
                double below = lossAt(network, moved, inputs);
                assertThat((double) slopes[i]).isCloseTo((above - below) / (2 * STEP), within(TOLERANCE));
            }
        }
    }

    private static double lossAt(TrainableNetwork network, float[] x, Map<String, HostTensor> inputs) {
        network.parameters().write("x", x);
        return network.losses(inputs).get("loss");
    }

    /** x on a shuffled grid away from zero, so that no step crosses a kink or changes which element is largest. */
    private static Weights spread(Weights weights, SplittableRandom random) {
        Map<String, Weight> all = new LinkedHashMap<>(weights.byName());
        Weight x = weights.get("x");
        int count = x.values().length;
        List<Integer> order = new java.util.ArrayList<>(
                java.util.stream.IntStream.range(0, count).boxed().toList());
        java.util.Collections.shuffle(order, new java.util.Random(random.nextLong()));
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (order.get(i) + 0.5f - count / 2f) * 3f / count;
        }
        all.put("x", new Weight(x.shape(), values));
        return Weights.of(all);
    }

    private static Symbol other(Graph g, long... shape) {
        return g.parameter("other", Init.normal(0.5), shape);
    }

    private static Symbol weight(Graph g, long... shape) {
        return g.parameter("w", Init.normal(0.5), shape);
    }
}
