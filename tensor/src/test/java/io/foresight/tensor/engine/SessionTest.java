package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.TransformerBlock;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The state that a network keeps from call to call. */
class SessionTest {
    private static final int SAMPLES = 2;
    private static final int WIDTH = 16;
    private static final int LENGTH = 7;
    private static final float TOLERANCE = 1e-5f;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));
    private final TransformerBlock block = new TransformerBlock("block", WIDTH, 4, 32, 0.1);

    private Graph whole() {
        Graph g = new Graph("whole");
        g.output("y", block.apply(g, g.input("x", DType.FLOAT32, SAMPLES, -1, WIDTH)));
        return g;
    }

    private Graph stepwise() {
        Graph g = new Graph("stepwise");
        g.output("y", block.applyCached(g, g.input("x", DType.FLOAT32, SAMPLES, -1, WIDTH), SAMPLES));
        return g;
    }

    /** Places from (inclusive) to to (exclusive) of (B, T, C). */
    private static HostTensor part(float[] x, int from, int to) {
        float[] values = new float[SAMPLES * (to - from) * WIDTH];
        int row = (to - from) * WIDTH;
        for (int b = 0; b < SAMPLES; b++) {
            System.arraycopy(x, (b * LENGTH + from) * WIDTH, values, b * row, row);
        }
        return HostTensor.of(values, SAMPLES, to - from, WIDTH);
    }

    @Test
    void aSequenceInPartsGivesWhatItGivesAtOnce() {
        Weights weights = Weights.initial(whole(), new SplittableRandom(1));
        weights.requireMatch(stepwise());
        float[] x = Evaluation.normal(SAMPLES * LENGTH * WIDTH, 2);
        try (Network whole = Network.load(engine, NetworkArchive.inference(whole(), weights, Precision.FP32));
                Network stepwise = Network.load(engine, NetworkArchive.inference(stepwise(), weights, Precision.FP32));
                Session session = new Session(engine, stepwise);
                MemoryScope scope = engine.scope()) {
            float[] expected =
                    whole.run(scope, Map.of("x", part(x, 0, LENGTH))).get("y").toFloats();
            for (int time = 0; time < 2; time++) {
                int[] cuts = {0, 3, 4, 5, LENGTH};
                for (int c = 0; c + 1 < cuts.length; c++) {
                    float[] y = session.run(scope, Map.of("x", part(x, cuts[c], cuts[c + 1])))
                            .get("y")
                            .toFloats();
                    float[] same = new float[y.length];
                    part(expected, cuts[c], cuts[c + 1]).floats().get(same);
                    for (int i = 0; i < y.length; i++) {
                        assertThat(y[i]).isCloseTo(same[i], within(TOLERANCE));
                    }
                }
                session.reset();
            }
        }
    }

    @Test
    void sessionsDoNotShareTheirStateAndHandlesStayFlat() {
        Weights weights = Weights.initial(whole(), new SplittableRandom(1));
        float[] x = Evaluation.normal(SAMPLES * LENGTH * WIDTH, 2);
        int before = engine.liveHandles();
        try (Network network = Network.load(engine, NetworkArchive.inference(stepwise(), weights, Precision.BF16));
                Session first = new Session(engine, network);
                Session second = new Session(engine, network)) {
            float[] start = step(first, part(x, 0, 1));
            int handles = engine.liveHandles();
            for (int t = 1; t < LENGTH; t++) {
                step(first, part(x, t, t + 1));
                assertThat(engine.liveHandles()).isEqualTo(handles);
            }
            assertThat(step(second, part(x, 0, 1))).isEqualTo(start);
            assertThat(first.inputs()).containsOnlyKeys("x");
        }
        assertThat(engine.liveHandles()).isEqualTo(before);
    }

    private float[] step(Session session, HostTensor x) {
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> answers = session.run(scope, Map.of("x", x));
            assertThat(answers).containsOnlyKeys("y");
            return Arrays.copyOf(answers.get("y").toFloats(), SAMPLES * WIDTH);
        }
    }

    @Test
    void aNetworkWithoutStateIsRefused() {
        Weights weights = Weights.initial(whole(), new SplittableRandom(1));
        try (Network network = Network.load(engine, NetworkArchive.inference(whole(), weights, Precision.FP32))) {
            assertThatThrownBy(() -> new Session(engine, network))
                    .isInstanceOf(EngineException.class)
                    .hasMessageContaining("[x]");
        }
    }

    @Test
    void aWrongInputIsNamed() {
        Weights weights = Weights.initial(whole(), new SplittableRandom(1));
        Symbol x = stepwise().inputs().get("x");
        try (Network network = Network.load(engine, NetworkArchive.inference(stepwise(), weights, Precision.FP32));
                Session session = new Session(engine, network);
                MemoryScope scope = engine.scope()) {
            assertThatThrownBy(() -> session.run(scope, Map.of("x", HostTensor.of(new float[16], 1, 1, WIDTH))))
                    .hasMessageContaining(x.toString());
        }
    }
}
