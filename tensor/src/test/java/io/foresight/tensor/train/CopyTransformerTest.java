package io.foresight.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.Session;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole at once: a transformer learns from nothing to copy, and decodes with a cache what it decodes without. */
class CopyTransformerTest {
    private static final int STEPS = 250;
    private static final int BATCH = 32;
    private static final long HELD_OUT = 1L << 40; // words that no training batch holds
    private static final int SAMPLES = 64;
    private static final float TOLERANCE = 2e-3f; // of logits of order 10, sums in another order

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 1));

    @TempDir
    private Path temporary;

    @Test
    void itCopiesWordsItHasNeverSeenWithAndWithoutACache() {
        Weights weights = trained(STEPS, Precision.FP32).averaged();
        assertThat(rightLetters(weights, Precision.FP32)).isGreaterThanOrEqualTo(0.999);
        assertThat(rightLetters(weights, Precision.BF16)).isGreaterThanOrEqualTo(0.99);
        decodesAlike(weights);
    }

    @Test
    void itLearnsInBfloat16() throws IOException {
        trained(40, Precision.BF16);
        List<String> lines = Files.readAllLines(temporary.resolve(MetricsLog.FILE));
        double last = new ObjectMapper()
                .readTree(lines.get(lines.size() - 1))
                .path("losses")
                .path("loss")
                .asDouble();
        assertThat(last).isBetween(0.0, 0.9 * Math.log(CopyTransformer.LETTERS));
    }

    private TrainingResult trained(int steps, Precision precision) {
        Graph graph = CopyTransformer.training(0.02);
        Weights start = Weights.initial(graph, new SplittableRandom(7));
        TrainingSettings settings = TrainingSettings.defaults(steps, 7)
                .withPeakLearningRate(4e-3)
                .withEmaDecay(0.9)
                .withGroups(ParameterGroup.of("block*", UpdateRule.MUON, 5));
        try (TrainableNetwork network = TrainableNetwork.load(engine, graph, start, precision)) {
            return new Trainer(
                            settings,
                            RunOptions.in(temporary).withIntervals(steps, 20, steps),
                            new NetworkLearner(engine, network),
                            new CopyTransformer.Words(BATCH),
                            Map.of(),
                            InstantSource.system(),
                            Progress.logged(),
                            Optional.empty())
                    .run();
        }
    }

    /** Share of letters said right by a session that is given each word and the mark, and then its own answers. */
    private double rightLetters(Weights weights, Precision precision) {
        long[] said = decoded(weights, precision);
        int right = 0;
        for (int b = 0; b < SAMPLES; b++) {
            long[] word = CopyTransformer.word(HELD_OUT + b);
            for (int t = 0; t < CopyTransformer.WORD; t++) {
                right += said[b * CopyTransformer.WORD + t] == word[t] ? 1 : 0;
            }
        }
        return (double) right / said.length;
    }

    private long[] decoded(Weights weights, Precision precision) {
        Graph graph = CopyTransformer.stepwise(SAMPLES);
        long[] said = new long[SAMPLES * CopyTransformer.WORD];
        try (Network network = Network.load(engine, NetworkArchive.inference(graph, weights, precision));
                Session session = new Session(engine, network)) {
            long[] tokens = shown();
            int position = 0;
            for (int t = 0; t < CopyTransformer.WORD; t++) {
                int count = tokens.length / SAMPLES;
                long[] next = next(session, tokens, position);
                position += count;
                tokens = new long[SAMPLES];
                for (int b = 0; b < SAMPLES; b++) {
                    tokens[b] = next[(b + 1) * count - 1];
                    said[b * CopyTransformer.WORD + t] = tokens[b];
                }
            }
        }
        return said;
    }

    /** The held-out words and the mark, (B, WORD + 1). */
    private static long[] shown() {
        int length = CopyTransformer.WORD + 1;
        long[] tokens = new long[SAMPLES * length];
        for (int b = 0; b < SAMPLES; b++) {
            System.arraycopy(CopyTransformer.word(HELD_OUT + b), 0, tokens, b * length, length - 1);
            tokens[(b + 1) * length - 1] = CopyTransformer.MARK;
        }
        return tokens;
    }

    private long[] next(Session session, long[] tokens, int position) {
        try (MemoryScope scope = engine.scope()) {
            HostTensor next = session.run(scope, inputs(tokens, position)).get("next");
            long[] values = new long[next.count()];
            next.longs().get(values);
            return values;
        }
    }

    private static Map<String, HostTensor> inputs(long[] tokens, int position) {
        int count = tokens.length / SAMPLES;
        long[] positions = new long[count];
        Arrays.setAll(positions, t -> position + t);
        return Map.of("tokens", HostTensor.of(tokens, SAMPLES, count), "positions", HostTensor.of(positions, count));
    }

    /** Compares the logits of the last place by the cache with those of the whole sequence run again at every step. */
    private void decodesAlike(Weights weights) {
        NetworkArchive whole = NetworkArchive.inference(CopyTransformer.atOnce(), weights, Precision.FP32);
        NetworkArchive parts = NetworkArchive.inference(CopyTransformer.stepwise(SAMPLES), weights, Precision.FP32);
        try (Network atOnce = Network.load(engine, whole);
                Network stepwise = Network.load(engine, parts);
                Session session = new Session(engine, stepwise)) {
            long[] tokens = shown();
            int count = tokens.length / SAMPLES;
            for (int t = 0; t <= CopyTransformer.LENGTH - count; t++) {
                int seen = count + t;
                long[] fresh = t == 0 ? tokens : lastOf(tokens, seen);
                try (MemoryScope scope = engine.scope()) {
                    float[] cached = lastLogits(session.run(scope, inputs(fresh, seen - fresh.length / SAMPLES))
                            .get("logits"));
                    float[] again = lastLogits(atOnce.run(scope, Map.of("tokens", HostTensor.of(tokens, SAMPLES, seen)))
                            .get("logits"));
                    for (int i = 0; i < again.length; i++) {
                        assertThat(cached[i]).isCloseTo(again[i], within(TOLERANCE));
                    }
                    tokens = withLargest(tokens, seen, again);
                }
            }
        }
    }

    private static float[] lastLogits(HostTensor logits) {
        int count = (int) logits.shape()[1];
        int width = (int) logits.shape()[2];
        float[] all = logits.toFloats();
        float[] last = new float[SAMPLES * width];
        for (int b = 0; b < SAMPLES; b++) {
            System.arraycopy(all, ((b + 1) * count - 1) * width, last, b * width, width);
        }
        return last;
    }

    private static long[] lastOf(long[] tokens, int length) {
        long[] last = new long[SAMPLES];
        Arrays.setAll(last, b -> tokens[(b + 1) * length - 1]);
        return last;
    }

    /** Each sample's tokens followed by its likeliest next one. */
    private static long[] withLargest(long[] tokens, int length, float[] logits) {
        int width = logits.length / SAMPLES;
        long[] longer = new long[tokens.length + SAMPLES];
        for (int b = 0; b < SAMPLES; b++) {
            System.arraycopy(tokens, b * length, longer, b * (length + 1), length);
            int best = 0;
            for (int k = 1; k < width; k++) {
                best = logits[b * width + k] > logits[b * width + best] ? k : best;
            }
            longer[(b + 1) * (length + 1) - 1] = best;
        }
        return longer;
    }
}
