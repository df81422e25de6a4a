package io.foresight.perception.data;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;

/** Points in files without a header whose layout is known: the same number of little-endian float32 for each. */
public final class BarePoints {
    private static final int MAX_POINTS = 4_000_000; // so that a wrong file cannot take all memory

    private BarePoints() {}

    /**
     * All numbers, point by point.
     *
     * @param columns numbers of a point
     * @throws BadDataException when the file does not hold a whole number of points, or too many
     */
    public static FloatBuffer read(Path file, int columns) throws IOException {
        int stride = columns * Float.BYTES;
        long size = BoundedFile.size(file);
        if (size % stride != 0) {
            throw new BadDataException(file + ": has " + size + " bytes, which is not a multiple of " + stride + " ("
                    + columns + " x float32 a point); the file is truncated or not of this layout");
        }
        return BoundedFile.read(file, (long) MAX_POINTS * stride).asFloatBuffer();
    }

    /** As above, but what follows the last whole point is left out. */
    public static FloatBuffer readWholePoints(Path file, int columns) throws IOException {
        int stride = columns * Float.BYTES;
        FloatBuffer numbers =
                BoundedFile.read(file, (long) (MAX_POINTS + 1) * stride).asFloatBuffer();
        numbers.limit(numbers.limit() / columns * columns);
        return numbers;
    }
}
