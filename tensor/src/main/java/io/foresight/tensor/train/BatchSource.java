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

    /** The first {@code count} batches over and over: a network that cannot learn these by heart has a fault. */
    default BatchSource repeating(long count) {
        BatchSource all = this;
        return new BatchSource() {
            @Override
            public Batch batch(long index) throws Exception {
                return all.batch(index % count);
            }

            @Override
            public long samplesPerEpoch() {
                return count * all.batchSize();
            }

            @Override
            public int batchSize() {
                return all.batchSize();
            }

            @Override
            public String indexHash() {
                return all.indexHash() + " first " + count + " batches";
            }
        };
    }
}
