package io.foresight.tensor.archive;

import java.util.Arrays;

/**
 * One named tensor at rest, row-major fp32.
 *
 * @param shape sizes
 * @param values elements; shared, not copied: whoever holds a weight must not write to it
 */
public record Weight(long[] shape, float[] values) {
    /** Checks that the shape accounts for every value. */
    public Weight {
        long count = 1;
        for (long size : shape) {
            count = Math.multiplyExact(count, size);
        }
        if (count != values.length) {
            throw new ArchiveException("a weight of shape " + Arrays.toString(shape) + " needs " + count
                    + " values, got " + values.length);
        }
    }
}
