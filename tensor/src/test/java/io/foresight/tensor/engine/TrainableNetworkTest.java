package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainableNetworkTest {
    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @ParameterizedTest
    @EnumSource(Precision.class)
    void gradientDescentLowersTheLoss(Precision precision) {
        Graph graph = PillarNetwork.graph();
        Weights start = Weights.initial(graph, new SplittableRandom(1));
        String descent = """
              def step(self: __torch__.Net, s: List[float], P: List[Tensor], G: List[Tensor]) -> List[float]:
                for i in range(torch.len(P)):
                  _0 = torch.add_(P[i], G[i], alpha=torch.neg(s[0]))
                return [0.]
            """;
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, precision, "loss");
                Script optimiser = Script.compile(engine, "descent", descent)) {
            Map<String, HostTensor> inputs = PillarNetwork.trainingInputs(300, 40, 2);
            float first = network.step(inputs).get("loss");
            float last = first;
            for (int step = 0; step < 30; step++) {
                optimiser.call("step", new double[] {0.5}, network.parameters(), network.gradients());
                network.zeroGradients();
                last = network.step(inputs).get("loss");
            }
            assertThat(last).isLessThan(0.8f * first);
            assertThat(network.buffers().read("down.norm.running_mean")).isNotEqualTo(new float[16]);
        }
    }
}
