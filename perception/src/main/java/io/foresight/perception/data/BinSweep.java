package io.foresight.perception.data;

import io.foresight.perception.points.PointCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** A sweep as plain little-endian float32 x, y, z, intensity, 16 bytes a point, without a header. */
public final class BinSweep {
    /** Points a file may have at most, so that a wrong file cannot take all memory. */
    public static final int MAX_POINTS = 4_000_000;

    private static final int POINT_BYTES = PointCloud.STRIDE * Float.BYTES;

    private BinSweep() {}

    /**
     * The values as stored: x, y, z, intensity of every point. Only the file length is checked.
     *
     * @throws BadDataException when the length is not a multiple of 16 bytes or above the limit
     */
    public static float[] read(Path file) throws IOException {
        ByteBuffer bytes = BoundedFile.read(file, (long) MAX_POINTS * POINT_BYTES);
        if (bytes.remaining() % POINT_BYTES != 0) {
            throw new BadDataException(file + ": has " + bytes.remaining() + " bytes, which is not a multiple of "
                    + POINT_BYTES + " (x, y, z, intensity as float32); the file is truncated or not of this format");
        }
        float[] xyzi = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(xyzi);
        return xyzi;
    }
}
