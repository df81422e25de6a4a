package io.foresight.tensor.train;

/**
 * Batches by number. {@link #batch} must be a pure function of its argument (shuffling and augmentation seeded from it) and safe to call from several
 * threads at once: that is what makes a resumed run equal to an uninterrupted one.
 */
public interface BatchSource {
    /** Makes batch {@code index}, counted from 0 over the whole run; with accumulation k, step s takes batches s*k to s*k + k - 1. */
    Batch batch(long index) throws Exception;

    /** Samples in one pass over the data; only used to report the epoch. */
    long samplesPerEpoch();

    /** Samples in a batch; only used to report the epoch. */
    int batchSize();

    /** SHA-256 (hex) over the list of samples, so that a checkpoint is never continued on other data. */
    String indexHash();
}
