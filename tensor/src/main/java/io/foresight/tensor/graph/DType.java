package io.foresight.tensor.graph;

/** Element types a graph can name. Float activations may be held as bf16 inside a network; that is not seen here. */
public enum DType {
    /** IEEE single precision. */
    FLOAT32(6, 4),
    /** Signed 64-bit integers: indices. */
    INT64(4, 8),
    /** Signed 32-bit integers. */
    INT32(3, 4),
    /** Unsigned bytes, for images. */
    UINT8(0, 1),
    /** Truth values, one byte each. */
    BOOL(11, 1);

    private final int code;
    private final int bytes;

    DType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** PyTorch's scalar-type number, as TorchScript writes it. */
    public int code() {
        return code;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
