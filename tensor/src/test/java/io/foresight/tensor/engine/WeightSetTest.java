package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.Linear;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Several networks on one set of weights. */
class WeightSetTest {
    private static final int ROWS = 6;
    private static final int IN = 5;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final Map<String, HostTensor> input = Map.of("x", HostTensor.of(Evaluation.normal(ROWS * IN, 4), ROWS, IN));

    /** A shared trunk, a norm per branch, a head of its own. */
    private static Graph branch(String name) {
        Graph g = new Graph(name);
        Symbol x = g.input("x", DType.FLOAT32, ROWS, IN);
        Symbol y = g.linear(x, g.parameter("trunk.weight", Init.xavier(), 8, IN));
        y = g.relu(g.batchNorm("norm." + name, y, 1e-3, 0.1));
        y = new Linear("head." + name, 8, 2).apply(g, y);
        g.output("y", y);
        g.output("loss", g.mean(g.pow(y, 2)));
        return g;
    }

    private static Weights initial(Graph... graphs) {
        Map<String, Weight> all = new LinkedHashMap<>();
        for (Graph graph : graphs) {
            all.putAll(Weights.initial(graph, new SplittableRandom(3)).byName());
        }
        return Weights.of(all);
    }

    private static void descend(WeightSet set) {
        for (String name : set.parameters().names()) {
            float[] values = set.parameters().read(name);
            float[] slopes = set.gradients().read(name);
            for (int i = 0; i < values.length; i++) {
                values[i] -= 0.1f * slopes[i];
            }
            set.parameters().write(name, values);
        }
    }

    @Test
    void anUpdateThroughOneBranchIsSeenByTheOtherAndLeavesItsOwnPartsAlone() {
        Graph a = branch("a");
        Graph b = branch("b");
        Weights start = initial(a, b);
        try (WeightSet set = WeightSet.of(engine, start, a, b);
                TrainableNetwork first = TrainableNetwork.load(engine, a, set, Precision.FP32, "loss");
                TrainableNetwork second = TrainableNetwork.load(engine, b, set, Precision.FP32, "loss")) {
            float before = second.losses(input).get("loss");
            first.step(input);
            assertThat(set.gradients().read("head.b.weight")).containsOnly(0);
            assertThat(set.gradients().read("trunk.weight")).doesNotContain(0);
            descend(set);
            assertThat(second.losses(input).get("loss")).isNotEqualTo(before);
            assertThat(set.weights().get("head.b.weight").values())
                    .isEqualTo(start.get("head.b.weight").values());
            assertThat(set.weights().get("norm.a.running_mean").values()).doesNotContain(0);
        }
    }

    @Test
    void gradientsOfBothBranchesAddUp() {
        Graph a = branch("a");
        Graph b = branch("b");
        float[] alone = new float[8 * IN];
        for (Graph graph : new Graph[] {a, b}) {
            try (TrainableNetwork network =
                    TrainableNetwork.load(engine, graph, initial(graph), Precision.FP32, "loss")) {
                network.step(input);
                float[] slopes = network.gradients().read("trunk.weight");
                for (int i = 0; i < alone.length; i++) {
                    alone[i] += slopes[i];
                }
            }
        }
        try (WeightSet set = WeightSet.of(engine, initial(a, b), a, b);
                TrainableNetwork first = TrainableNetwork.load(engine, a, set, Precision.FP32, "loss");
                TrainableNetwork second = TrainableNetwork.load(engine, b, set, Precision.FP32, "loss")) {
            first.step(input);
            second.step(input);
            float[] sum = set.gradients().read("trunk.weight");
            for (int i = 0; i < sum.length; i++) {
                assertThat(sum[i]).isCloseTo(alone[i], within(1e-6f));
            }
        }
    }

    @Test
    void aServingNetworkFollowsWhatTrainingMakesOfTheWeights() {
        Graph a = branch("a");
        try (WeightSet set = WeightSet.of(engine, initial(a), a);
                TrainableNetwork training = TrainableNetwork.load(engine, a, set, Precision.FP32, "loss");
                Network serving = Network.load(engine, a, set, Precision.FP32, "y")) {
            for (int step = 0; step < 3; step++) {
                Weights now = set.weights();
                try (Network baked = Network.load(engine, NetworkArchive.inference(a, now, Precision.FP32, "y"))) {
                    float[] expected = answer(baked);
                    float[] actual = answer(serving);
                    for (int i = 0; i < actual.length; i++) {
                        assertThat(actual[i]).isCloseTo(expected[i], within(1e-5f));
                    }
                }
                set.zeroGradients();
                training.step(input);
                descend(set);
            }
        }
    }

    private float[] answer(Network network) {
        try (MemoryScope scope = engine.scope()) {
            return network.run(scope, input).get("y").toFloats();
        }
    }

    @Test
    void frozenWeightsStayAndTheOthersLearnAsBefore() {
        Graph a = branch("a");
        Weights start = initial(a);
        float[] free;
        try (TrainableNetwork network = TrainableNetwork.load(engine, a, start, Precision.FP32, "loss")) {
            network.step(input);
            free = network.gradients().read("head.a.weight");
        }
        try (WeightSet set = WeightSet.of(engine, start, a);
                TrainableNetwork network = TrainableNetwork.load(engine, a, set, Precision.FP32, "loss")) {
            assertThat(set.freeze(name -> name.startsWith("trunk."))).isEqualTo(1);
            network.step(input);
            descend(set);
            assertThat(set.parameters().names()).doesNotContain("trunk.weight");
            assertThat(set.gradients().names()).isEqualTo(set.parameters().names());
            assertThat(set.gradients().read("head.a.weight")).isEqualTo(free);
            assertThat(set.weights().get("trunk.weight").values())
                    .isEqualTo(start.get("trunk.weight").values());
            assertThat(set.weights().get("head.a.weight").values())
                    .isNotEqualTo(start.get("head.a.weight").values());
            set.weights().requireMatch(a);
            assertThatThrownBy(() -> set.freeze(name -> true)).hasMessageContaining("before the first");
        }
    }

    @Test
    void aParameterThatTheLossDoesNotReachHasNoSlope() {
        Graph g = new Graph("aside");
        Symbol x = g.parameter("x", Init.normal(1), 3);
        Symbol aside = g.parameter("aside", Init.normal(1), 3);
        g.output("loss", g.sum(g.mul(x, g.detach(aside))));
        try (TrainableNetwork network = TrainableNetwork.load(engine, g, initial(g), Precision.FP32)) {
            network.step(Map.of());
            assertThat(network.gradients().read("aside")).containsOnly(0);
            assertThat(network.gradients().read("x"))
                    .isEqualTo(network.parameters().read("aside"));
        }
    }

    @Test
    void networksThatDoNotAgreeAreRefused() {
        Graph a = branch("a");
        Graph wide = new Graph("wide");
        wide.output("y", wide.parameter("trunk.weight", Init.xavier(), 9, IN));
        assertThatThrownBy(() -> WeightSet.of(engine, initial(a), a, wide))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("trunk.weight is FLOAT32(8, 5) in one network and FLOAT32(9, 5) in wide");
        Graph fixed = new Graph("fixed");
        fixed.output("y", fixed.buffer("trunk.weight", Init.xavier(), 8, IN));
        assertThatThrownBy(() -> WeightSet.of(engine, initial(a), a, fixed)).hasMessageContaining("a statistic");
        assertThatThrownBy(() -> WeightSet.of(engine, initial(a), a, branch("b")))
                .hasMessageContaining("network a and b")
                .hasMessageContaining("missing head.b.bias [2]");
    }
}
