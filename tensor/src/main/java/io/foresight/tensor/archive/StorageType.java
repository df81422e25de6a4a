package io.foresight.tensor.archive;

import java.nio.ByteBuffer;

/** How a weight's values lie in a file; in memory they are fp32. */
public enum StorageType {
    /** IEEE single precision: nothing is lost. */
    F32(4) {
        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putFloat(value);
        }

        @Override
        float get(ByteBuffer bytes) {
            return bytes.getFloat();
        }
    },
    /** The upper half of a single: its range, 8 bits of precision. */
    BF16(2) {
        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putShort(TensorData.toBfloat16(value));
        }

        @Override
        float get(ByteBuffer bytes) {
            return Float.intBitsToFloat(bytes.getShort() << 16);
        }
    },
    /** IEEE half precision: 11 bits, up to 65504. */
    F16(2) {
        @Override
        void put(ByteBuffer bytes, float value) {
            bytes.putShort(HalfFloat.of(value));
        }

        @Override
        float get(ByteBuffer bytes) {
            return HalfFloat.toFloat(bytes.getShort());
        }
    };

    private final int bytes;

    StorageType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one value. */
    public int bytes() {
        return bytes;
    }

    /** Rounds to the nearest value there is, ties to even. */
    abstract void put(ByteBuffer bytes, float value);

    abstract float get(ByteBuffer bytes);
}
