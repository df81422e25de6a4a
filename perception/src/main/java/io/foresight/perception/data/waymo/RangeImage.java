package io.foresight.perception.data.waymo;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.foresight.perception.data.BadDataException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.InflaterInputStream;

/**
 * A matrix of pixels with some numbers each, from a MatrixFloat packed by zlib. Memory is taken for a declared length that is within the limit,
 * and no more than that is unpacked.
 *
 * @param values row by row, of each pixel all channels
 */
record RangeImage(int height, int width, int channels, float[] values) {
    static final int MAX_PIXELS = 1 << 20;
    private static final int MOST_BESIDE = 1 << 10; // bytes of the shape, and before each field
    private static final int DIMENSIONS = 3;

    /** What has been read of a matrix. */
    private static final class Parts {
        private float[] values = new float[0];
        private int[] shape = new int[0];
    }

    /**
     * Unpacks a matrix.
     *
     * @param channels numbers of a pixel
     * @param where for messages
     * @throws BadDataException when it is damaged, too large, or of another shape
     */
    static RangeImage unpack(ByteBuffer packed, int channels, String where) throws BadDataException {
        int mostBytes = MAX_PIXELS * channels * Float.BYTES;
        Parts parts = new Parts();
        try (InflaterInputStream inflated = new InflaterInputStream(new ByteArrayInputStream(
                packed.array(), packed.arrayOffset() + packed.position(), packed.remaining()))) {
            CodedInputStream in = CodedInputStream.newInstance(inflated);
            in.setSizeLimit(mostBytes + MOST_BESIDE);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == WireFormat.WIRETYPE_LENGTH_DELIMITED + (1 << 3)) {
                    parts.values = values(in, parts.values.length, mostBytes, where);
                } else if (tag == WireFormat.WIRETYPE_LENGTH_DELIMITED + (2 << 3)) {
                    parts.shape = shape(in);
                } else {
                    throw new BadDataException(where + "is no matrix: it has a field of tag " + tag);
                }
            }
        } catch (BadDataException told) {
            throw told;
        } catch (IOException damaged) {
            throw new BadDataException(where + "cannot be unpacked: " + damaged.getMessage(), damaged);
        }
        return of(parts, channels, where);
    }

    private static float[] values(CodedInputStream in, int before, int mostBytes, String where) throws IOException {
        int bytes = in.readRawVarint32();
        if (before != 0 || bytes < 0 || bytes > mostBytes || bytes % Float.BYTES != 0) {
            throw new BadDataException(where + "data: must be one block of at most " + mostBytes
                    + " bytes of float32, got " + bytes + " after " + before + " numbers");
        }
        float[] values = new float[bytes / Float.BYTES];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    /** Up to one dimension more than there must be. */
    private static int[] shape(CodedInputStream in) throws IOException {
        int limit = in.pushLimit(in.readRawVarint32());
        int[] shape = new int[DIMENSIONS + 1];
        int count = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                int packed = in.pushLimit(in.readRawVarint32());
                while (in.getBytesUntilLimit() > 0) {
                    shape[Math.min(count++, DIMENSIONS)] = in.readInt32();
                }
                in.popLimit(packed);
            } else {
                shape[Math.min(count++, DIMENSIONS)] = in.readInt32();
            }
        }
        in.popLimit(limit);
        return Arrays.copyOf(shape, Math.min(count, shape.length));
    }

    private static RangeImage of(Parts parts, int channels, String where) throws BadDataException {
        int[] shape = parts.shape;
        if (shape.length != DIMENSIONS
                || shape[0] < 1
                || shape[1] < 1
                || shape[2] != channels
                || (long) shape[0] * shape[1] * channels != parts.values.length) {
            throw new BadDataException(where + "shape: is " + Arrays.toString(shape) + " of " + parts.values.length
                    + " numbers, must be [rows, columns, " + channels + "] of as many");
        }
        return new RangeImage(shape[0], shape[1], channels, parts.values);
    }

    float value(int pixel, int channel) {
        return values[pixel * channels + channel];
    }
}
