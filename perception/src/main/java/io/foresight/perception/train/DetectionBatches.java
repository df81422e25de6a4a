package io.foresight.perception.train;

import io.foresight.core.file.Sha256;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.sweep.Sweep;
import io.foresight.tensor.train.Batch;
import io.foresight.tensor.train.BatchSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Augmented batches over several datasets. Each batch is a pure function of its number: every pass over the data is a new seeded
 * permutation, and every sample's random generator is seeded by seed and position.
 */
final class DetectionBatches implements BatchSource {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final List<Dataset> datasets;
    private final int[] firstSample; // of each dataset; the last entry is the total
    private final Augmenter augmenter;
    private final TrainConfig config;
    private final DetectorLearning learning;
    private final Queue<BatchAssembly> free = new ConcurrentLinkedQueue<>();
    private volatile Pass pass = new Pass(-1, new int[0]);

    /** A permutation of all samples. */
    private record Pass(long number, int[] order) {}

    DetectionBatches(List<Dataset> datasets, TrainConfig config, Augmenter augmenter) {
        this.datasets = List.copyOf(datasets);
        this.config = config;
        this.learning = DetectorLearning.of(config);
        this.augmenter = augmenter;
        firstSample = new int[datasets.size() + 1];
        for (int d = 0; d < datasets.size(); d++) {
            firstSample[d + 1] = firstSample[d] + datasets.get(d).frameIds().size();
        }
        if (firstSample[datasets.size()] == 0) {
            throw new IllegalArgumentException("nothing to train on: no frames in " + config.data());
        }
    }

    @Override
    public Batch batch(long index) throws IOException {
        BatchAssembly polled = free.poll();
        BatchAssembly assembly = polled == null ? learning.newBatch() : polled;
        assembly.clear();
        List<String> ids = new ArrayList<>();
        for (int b = 0; b < config.batch(); b++) {
            long position = index * config.batch() + b;
            int sample = sample(position);
            int owner = owner(sample);
            Sweep sweep = datasets.get(owner).read(sample - firstSample[owner]);
            ids.add(datasets.get(owner).name() + "#" + sweep.id());
            TrainingSweep scene = new TrainingSweep(sweep);
            augmenter.apply(scene, new SplittableRandom(config.training().seed() ^ (position + 1) * MIX));
            assembly.add(scene);
        }
        return new Batch(assembly.inputs(), ids, () -> free.add(assembly));
    }

    /** The sample at a position of the endless sequence of passes. */
    private int sample(long position) {
        long number = position / samplesPerEpoch();
        Pass current = pass;
        if (current.number != number) {
            current = shuffled(number);
            pass = current;
        }
        return current.order[(int) (position % samplesPerEpoch())];
    }

    /** The dataset that contains a sample: the last one whose first sample is not after it. An empty dataset contains no samples. */
    private int owner(int sample) {
        int owner = datasets.size() - 1;
        while (firstSample[owner] > sample) {
            owner--;
        }
        return owner;
    }

    private Pass shuffled(long number) {
        SplittableRandom random = new SplittableRandom(config.training().seed() + number * MIX);
        int[] order = new int[(int) samplesPerEpoch()];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return new Pass(number, order);
    }

    @Override
    public long samplesPerEpoch() {
        return firstSample[datasets.size()];
    }

    @Override
    public int batchSize() {
        return config.batch();
    }

    @Override
    public String indexHash() {
        MessageDigest digest = Sha256.digest();
        for (Dataset dataset : datasets) {
            digest.update((dataset.frameIds() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Sha256.hex(digest);
    }
}
