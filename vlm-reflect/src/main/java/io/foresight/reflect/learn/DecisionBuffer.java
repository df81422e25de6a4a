package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Batches drawn from decisions that were collected before. */
final class DecisionBuffer implements BatchSource {
    /** Share of the decisions that are asked for without what was done before, so that the policy can do without. */
    private static final double FORGOTTEN = 0.2;

    private final List<DecisionSample> samples;
    private final PolicyBatch batches;
    private final double[] upTo; // summed priorities
    private final Drawing drawing;
    private final int size;
    private final long seed;
    private final String origin;

    /**
     * @param size decisions in a batch
     * @param origin what the decisions follow from
     */
    DecisionBuffer(
            List<DecisionSample> samples, PolicyBatch batches, Drawing drawing, int size, long seed, String origin) {
        this.samples = List.copyOf(samples);
        this.batches = batches;
        this.drawing = drawing;
        this.size = size;
        this.seed = seed;
        this.origin = origin;
        upTo = samples.stream().mapToDouble(drawing::priority).toArray();
        Arrays.parallelPrefix(upTo, Double::sum);
    }

    @Override
    public Batch batch(long index) {
        SplittableRandom random = new SplittableRandom(seed * 31 + index);
        double total = upTo[upTo.length - 1];
        List<DecisionSample> drawn = new ArrayList<>();
        float[] weights = new float[size];
        for (int k = 0; k < size; k++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble(total));
            DecisionSample sample = samples.get(Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1));
            weights[k] = (float) drawing.weight(drawing.priority(sample) * samples.size() / total);
            drawn.add(random.nextDouble() < FORGOTTEN ? sample.withoutHistory() : sample);
        }
        return batches.of(drawn, weights);
    }

    @Override
    public long samplesPerEpoch() {
        return samples.size();
    }

    @Override
    public int batchSize() {
        return size;
    }

    @Override
    public String indexHash() {
        return Sha256.hex(
                (origin + " " + samples.size() + " " + drawing + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
