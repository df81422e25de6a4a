package io.foresight.tensor.train;

import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Samples of y = x0 - 2 x1 + 3 x2 + 0.5 x3 + 1, made from the batch number. */
final class LineBatches implements BatchSource {
    private static final int SIZE = 8;

    @Override
    public Batch batch(long index) {
        SplittableRandom random = new SplittableRandom(index);
        ByteBuffer x = Batch.allocate(4L * SIZE * LineLearner.INPUTS);
        ByteBuffer y = Batch.allocate(4L * SIZE);
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < SIZE; n++) {
            float[] v = new float[LineLearner.INPUTS];
            for (int i = 0; i < v.length; i++) {
                v[i] = (float) random.nextDouble(-1, 1);
                x.putFloat(v[i]);
            }
            y.putFloat(v[0] - 2 * v[1] + 3 * v[2] + 0.5f * v[3] + 1);
            ids.add("sample-" + (index * SIZE + n));
        }
        return new Batch(
                List.of(
                        new Batch.Input("x", DType.FLOAT32, List.of((long) SIZE, (long) LineLearner.INPUTS), x.flip()),
                        new Batch.Input("y", DType.FLOAT32, List.of((long) SIZE), y.flip())),
                ids);
    }

    @Override
    public long samplesPerEpoch() {
        return 80;
    }

    @Override
    public int batchSize() {
        return SIZE;
    }

    @Override
    public String indexHash() {
        return "line";
    }
}
