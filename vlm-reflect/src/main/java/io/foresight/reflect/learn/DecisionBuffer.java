package io.foresight.reflect.learn;

import io.foresight.core.file.Sha256;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Batches drawn from decisions that were collected before. */
final class DecisionBuffer implements BatchSource {
    /** Share of the decisions that are asked for without what was done before, so that the policy can do without. */
    private static final double FORGOTTEN = 0.5;

    private final Supplier<List<DecisionSample>> collect;
    private final PolicyBatch batches;
    private final Drawing drawing;
    private final int size;
    private final long seed;
    private final String origin;
    private List<DecisionSample> samples; // null: not collected yet
    private double[] upTo; // summed priorities

    /**
     * @param collect asked once, when the first batch is wanted: a stage that is done wants none
     * @param size decisions in a batch
     * @param origin what the decisions follow from
     */
    DecisionBuffer(
            Supplier<List<DecisionSample>> collect,
            PolicyBatch batches,
            Drawing drawing,
            int size,
            long seed,
            String origin) {
        this.collect = collect;
        this.batches = batches;
        this.drawing = drawing;
        this.size = size;
        this.seed = seed;
        this.origin = origin;
    }

    private synchronized List<DecisionSample> samples() {
        if (samples == null) {
            samples = List.copyOf(collect.get());
            upTo = samples.stream().mapToDouble(drawing::priority).toArray();
            Arrays.parallelPrefix(upTo, Double::sum);
        }
        return samples;
    }

    @Override
    public Batch batch(long index) {
        List<DecisionSample> from = samples();
        SplittableRandom random = new SplittableRandom(seed * 31 + index);
        double total = upTo[upTo.length - 1];
        List<DecisionSample> drawn = new ArrayList<>();
        float[] weights = new float[size];
        for (int k = 0; k < size; k++) {
            int found = Arrays.binarySearch(upTo, random.nextDouble(total));
            DecisionSample sample = from.get(Math.min(upTo.length - 1, found < 0 ? -found - 1 : found + 1));
            weights[k] = (float) drawing.weight(drawing.priority(sample) * from.size() / total);
            drawn.add(random.nextDouble() < FORGOTTEN ? sample.withoutHistory() : sample);
        }
        return batches.of(drawn, weights);
    }

    @Override
    public long samplesPerEpoch() {
        return samples().size();
    }

    @Override
    public int batchSize() {
        return size;
    }

    @Override
    public String indexHash() {
        return Sha256.hex((origin + " " + drawing + " " + seed).getBytes(StandardCharsets.UTF_8));
    }
}
