package io.foresight.perception.train;

import io.foresight.tensor.train.Batch;
import java.util.List;

/** Builds the tensors of one batch from sweeps. Buffers are reused. Not thread-safe. */
interface BatchAssembly {
    /** Clears the previous batch. */
    void clear();

    /** Adds a sweep with its labels. */
    void add(TrainingSweep sweep);

    /** The tensors in the order of the training graph's inputs; valid until {@link #clear}. */
    List<Batch.Input> inputs();
}
