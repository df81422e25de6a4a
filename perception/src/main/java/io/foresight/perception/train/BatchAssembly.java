package io.foresight.perception.train;

import io.foresight.tensor.train.Batch;
import java.util.List;

/** The tensors of one batch while sweeps are added. Its buffers are used again. One thread at a time. */
interface BatchAssembly {
    /** Forgets the batch before. */
    void clear();

    /** Adds a sweep with its labels. */
    void add(TrainingSweep sweep);

    /** The tensors in the order the training graph takes them; valid until {@link #clear}. */
    List<Batch.Input> inputs();
}
