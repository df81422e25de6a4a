package io.foresight.tensor.archive;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * A tensor as a checkpoint describes it: a view of a storage that lies elsewhere in the file.
 *
 * @param offset element of the storage at which it starts
 * @param shape sizes
 * @param strides in elements, one a dimension
 */
record StoredTensor(Storage storage, long offset, long[] shape, long[] strides) {
    private static final int MOST_DIMENSIONS = 16;

    /**
     * A piece of the file.
     *
     * @param key its name there
     * @param count elements
     */
    record Storage(StorageKind kind, String key, long count) {
        Storage {
            if (!key.matches("[0-9A-Za-z_-]{1,64}")) {
                throw new ArchiveException("a storage is named \"" + key + "\", which is no name of a record");
            }
            if (count < 0 || count > Integer.MAX_VALUE / kind.bytes()) {
                throw new ArchiveException("storage " + key + " claims " + count + " elements of " + kind);
            }
        }

        long size() {
            return count * kind.bytes();
        }
    }

    StoredTensor {
        if (shape.length != strides.length || shape.length > MOST_DIMENSIONS) {
            throw new ArchiveException("a tensor has shape " + shorter(shape) + " and strides " + shorter(strides));
        }
        long elements = 1;
        long last = offset;
        boolean fits = offset >= 0 && offset <= storage.count();
        for (int d = 0; d < shape.length && fits; d++) {
            fits = shape[d] >= 0
                    && strides[d] >= 0
                    && shape[d] <= storage.count()
                    && strides[d] <= storage.count()
                    && (elements *= shape[d]) <= storage.count();
            last += Math.max(0, shape[d] - 1) * strides[d];
        }
        if (!fits || (elements > 0 && last >= storage.count())) {
            throw new ArchiveException("a tensor of shape " + shorter(shape) + " with strides " + shorter(strides)
                    + " from element " + offset + " does not fit its storage of " + storage.count() + " elements");
        }
    }

    /** Elements. */
    int count() {
        return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b); // at most the storage's
    }

    /** Its values, row-major. */
    Weight weight(ByteBuffer elements) {
        float[] values = new float[count()];
        long[] place = new long[shape.length];
        for (int i = 0; i < values.length; i++) {
            long at = offset;
            for (int d = 0; d < place.length; d++) {
                at += place[d] * strides[d];
            }
            values[i] = storage.kind().at(elements, (int) at);
            for (int d = place.length - 1; d >= 0 && ++place[d] == shape[d]; d--) {
                place[d] = 0;
            }
        }
        return new Weight(shape.clone(), values);
    }

    private static String shorter(long... numbers) {
        return numbers.length > MOST_DIMENSIONS ? "of " + numbers.length + " dimensions" : Arrays.toString(numbers);
    }
}
