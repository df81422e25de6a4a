package io.foresight.tensor.train;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Learns y = w.x + b by squared error in plain Java, with input noise from the step's seed and a running mean as buffer: all a loop can get wrong shows. */
final class LineLearner implements Learner {
    static final int INPUTS = 4;
    private final TensorLayout parameters =
            TensorLayout.of(List.of("line.weight", "line.bias"), List.of(List.of(1L, (long) INPUTS), List.of(1L)));
    private final TensorLayout buffers = TensorLayout.of(List.of("line.running_mean"), List.of(List.of(1L)));
    private final float[] weights = new float[INPUTS + 1];
    private final float[] running = new float[1];

    /** Called before each pass with the gradients; may spoil them or throw. */
    interface Meddler {
        void meddle(Batch batch, float[] gradients, Map<String, Double> losses);
    }

    private final Meddler meddler;

    LineLearner() {
        this((batch, gradients, losses) -> {});
    }

    LineLearner(Meddler meddler) {
        this.meddler = meddler;
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextDouble(-1, 1);
        }
    }

    @Override
    public TensorLayout parameters() {
        return parameters;
    }

    @Override
    public TensorLayout buffers() {
        return buffers;
    }

    @Override
    public void readParameters(float[] target) {
        System.arraycopy(weights, 0, target, 0, weights.length);
    }

    @Override
    public void writeParameters(float[] source) {
        System.arraycopy(source, 0, weights, 0, weights.length);
    }

    @Override
    public void readBuffers(float[] target) {
        target[0] = running[0];
    }

    @Override
    public void writeBuffers(float[] source) {
        running[0] = source[0];
    }

    @Override
    public Map<String, Double> learn(Batch batch, long seed, float[] gradients) {
        FloatBuffer x = batch.inputs().get(0).data().asFloatBuffer();
        FloatBuffer y = batch.inputs().get(1).data().asFloatBuffer();
        SplittableRandom random = new SplittableRandom(seed);
        int count = y.remaining();
        double loss = 0;
        for (int n = 0; n < count; n++) {
            float noise = (float) (0.01 * random.nextDouble(-1, 1));
            float error = weights[INPUTS] + noise - y.get(n);
            for (int i = 0; i < INPUTS; i++) {
                error += weights[i] * x.get(n * INPUTS + i);
            }
            for (int i = 0; i < INPUTS; i++) {
                gradients[i] += 2 * error * x.get(n * INPUTS + i) / count;
            }
            gradients[INPUTS] += 2 * error / count;
            running[0] += 0.01f * (x.get(n * INPUTS) - running[0]);
            loss += error * error / count;
        }
        Map<String, Double> losses = new LinkedHashMap<>();
        losses.put("total", loss);
        losses.put("running", (double) running[0]);
        meddler.meddle(batch, gradients, losses);
        return losses;
    }

    @Override
    public Map<String, String> describe() {
        return Map.of("engine", "plain Java");
    }
}
