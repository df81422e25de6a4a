package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random numbers inside a network: the same for a seed, even, and gone when serving. */
class RandomnessTest {
    private static final long MASK = 0xffff_ffffL;
    private static final int COUNT = 20_000;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    private static float[] uniform(long seed, int streams) {
        Evaluation given = new Evaluation();
        given.seed(seed);
        Symbol x = given.floats("x", new float[COUNT], COUNT);
        return given.floats(g -> {
            Symbol last = g.uniform(x);
            for (int s = 1; s < streams; s++) {
                last = g.uniform(x);
            }
            return last;
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 987_654_321_012_345L, Long.MIN_VALUE})
    void theNumbersAreThoseOfTheHashInPlainJava(long seed) {
        float[] numbers = uniform(seed, 3);
        long key = mixed(mixed((seed + 2) & MASK)) ^ mixed((seed >> 32) & MASK);
        for (long i = 0; i < COUNT; i++) {
            long x = ((i ^ (i >> 16)) * 0x21f0aaadL & MASK) ^ key;
            x = ((x ^ (x >> 15)) * 0x735a2d97L) & MASK;
            x ^= x >> 15;
            assertThat(numbers[(int) i]).isEqualTo((x >> 8) * 0x1p-24f);
        }
    }

    private static long mixed(long n) {
        long x = (n ^ (n >> 16)) * 0x21f0aaadL & MASK;
        x = (x ^ (x >> 15)) * 0x735a2d97L & MASK;
        return x ^ (x >> 15);
    }

    @Test
    void theNumbersAreEvenAndUnlikeThoseOfOtherSeedsAndStreams() {
        float[] numbers = uniform(5, 1);
        int[] tenths = new int[10];
        for (float number : numbers) {
            tenths[(int) (10 * number)]++;
        }
        for (int tenth : tenths) {
            assertThat(tenth).isBetween(COUNT / 10 - 200, COUNT / 10 + 200); // 4.7 standard deviations
        }
        assertThat(correlation(numbers, uniform(6, 1))).isCloseTo(0, within(0.03));
        assertThat(correlation(numbers, uniform(5, 2))).isCloseTo(0, within(0.03));
        assertThat(uniform(5, 1)).isEqualTo(numbers);
    }

    private static double correlation(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - 0.5) * (b[i] - 0.5) * 12 / a.length;
        }
        return sum;
    }

    @Test
    void dropoutDropsTheGivenShareKeepsTheMeanAndFollowsTheSeed() {
        Graph g = new Graph("dropout");
        Symbol x = g.parameter("x", Init.constant(1), COUNT);
        g.output("loss", g.sum(g.dropout(x, 0.25)));
        Weights weights = Weights.initial(g, new SplittableRandom(1));
        try (TrainableNetwork network = TrainableNetwork.load(engine, g, weights, Precision.FP32)) {
            float[] first = kept(network, 1);
            int dropped = 0;
            for (float value : first) {
                assertThat(value == 0 || value == 1 / 0.75f).isTrue();
                dropped += value == 0 ? 1 : 0;
            }
            assertThat(dropped).isBetween((int) (0.24 * COUNT), (int) (0.26 * COUNT));
            assertThat(kept(network, 2)).isNotEqualTo(first);
            assertThat(kept(network, 1)).isEqualTo(first);
        }
    }

    private static float[] kept(TrainableNetwork network, long seed) {
        network.zeroGradients();
        network.step(Map.of(Graph.SEED, HostTensor.of(new long[] {seed})));
        return network.gradients().read("x");
    }

    @Test
    void aNetworkThatServesHasNeitherDropoutNorASeed() {
        Graph g = new Graph("serving");
        Symbol x = g.input("x", DType.FLOAT32, 8);
        Symbol w = g.parameter("w", Init.normal(1), 8);
        g.output("y", g.mul(g.dropout(x, 0.5), g.dropout(w, 0.5)));
        Weights weights = Weights.initial(g, new SplittableRandom(1));
        NetworkArchive archive = NetworkArchive.inference(g, weights, Precision.FP32);
        assertThat(archive.inputs()).containsOnlyKeys("x");
        assertThat(archive.source()).doesNotContain("uniform");
        try (Network network = Network.load(engine, archive);
                MemoryScope scope = engine.scope()) {
            float[] ones = {1, 1, 1, 1, 1, 1, 1, 1};
            assertThat(network.run(scope, Map.of("x", HostTensor.of(ones, 8)))
                            .get("y")
                            .toFloats())
                    .isEqualTo(weights.get("w").values());
        }
    }

    @Test
    void aShareOfOneIsRefused() {
        Graph g = new Graph("wrong");
        Symbol x = g.input("x", DType.FLOAT32, 8);
        assertThatThrownBy(() -> g.dropout(x, 1)).hasMessageContaining("[0, 1), got 1.0");
    }
}
