package io.foresight.tensor.archive;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One constant of an archive as it lies in the file: element type, shape, element strides and little-endian bytes.
 *
 * @param storage name of the PyTorch storage class, such as {@code FloatStorage}
 * @param shape sizes
 * @param strides in elements, one per dimension
 * @param bytes little-endian elements in storage order
 * @param count number of elements in storage
 */
record TensorData(String storage, long[] shape, long[] strides, byte[] bytes, int count) {

    /** Row-major float32. */
    static TensorData float32(long[] shape, float[] values) {
        return of(shape, values, false, false);
    }

    /**
     * Float weights ready to use: in bf16 (round to nearest even) if asked, and for rank 4 in channels_last order if
     * asked, so that nothing has to be converted after loading.
     */
    static TensorData of(long[] shape, float[] values, boolean bfloat16, boolean channelsLast) {
        boolean last = channelsLast && shape.length == 4;
        float[] stored = last ? toChannelsLast(shape, values) : values;
        long[] strides = last ? channelsLastStrides(shape) : rowMajorStrides(shape);
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(stored.length, bfloat16 ? 2 : 4))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (float value : stored) {
            if (bfloat16) {
                buffer.putShort(toBfloat16(value));
            } else {
                buffer.putFloat(value);
            }
        }
        return new TensorData(
                bfloat16 ? "BFloat16Storage" : "FloatStorage", shape.clone(), strides, buffer.array(), stored.length);
    }

    /** Upper 16 bits of the float, rounded to nearest, ties to even; NaN stays NaN. */
    static short toBfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) ((bits >>> 16) | 0x40);
        }
        return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
    }

    static long[] rowMajorStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long step = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = step;
            step *= Math.max(1, shape[d]);
        }
        return strides;
    }

    private static long[] channelsLastStrides(long[] shape) {
        return new long[] {shape[1] * shape[2] * shape[3], 1, shape[3] * shape[1], shape[1]};
    }

    private static float[] toChannelsLast(long[] shape, float[] values) {
        int outer = (int) shape[0];
        int channels = (int) shape[1];
        int area = (int) (shape[2] * shape[3]);
        float[] stored = new float[values.length];
        for (int n = 0; n < outer; n++) {
            for (int c = 0; c < channels; c++) {
                for (int a = 0; a < area; a++) {
                    stored[(n * area + a) * channels + c] = values[(n * channels + c) * area + a];
                }
            }
        }
        return stored;
    }
}
