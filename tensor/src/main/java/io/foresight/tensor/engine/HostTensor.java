package io.foresight.tensor.engine;

import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;

/**
 * A tensor in the JVM's reach: row-major elements in a direct buffer of native byte order, which the engine reads in
 * place. As an input it must not change during the call; as a result of a network it lives as long as its scope.
 *
 * @param type element type
 * @param shape sizes
 * @param data direct, native order; from its start, at least as long as the elements need
 */
public record HostTensor(DType type, long[] shape, ByteBuffer data) {
    private static final int ALIGNMENT = 64;

    /** Checks that the buffer is direct, in native order and long enough. */
    public HostTensor {
        long need = type.bytes();
        for (long size : shape) {
            if (size < 0) {
                throw new EngineException("a tensor cannot have shape " + Arrays.toString(shape));
            }
            need = Math.multiplyExact(need, size);
        }
        if (!data.isDirect() || data.order() != ByteOrder.nativeOrder()) {
            throw new EngineException("a tensor needs a direct buffer in native byte order");
        }
        if (data.capacity() < need) {
            throw new EngineException("a " + type + " tensor of shape " + Arrays.toString(shape) + " needs " + need
                    + " bytes, the buffer has " + data.capacity());
        }
    }

    /**
     * A tensor of zeros, aligned to 64 bytes: some vector kernels sum in another order at another alignment, which would
     * show in the last bit of a repeated run.
     */
    public static HostTensor allocate(DType type, long... shape) {
        long bytes = type.bytes();
        for (long size : shape) {
            bytes = Math.multiplyExact(bytes, size);
        }
        int size = Math.toIntExact(bytes);
        ByteBuffer room = ByteBuffer.allocateDirect(Math.addExact(size, ALIGNMENT - 1));
        int start = (ALIGNMENT - room.alignmentOffset(0, ALIGNMENT)) % ALIGNMENT;
        return new HostTensor(type, shape, room.slice(start, size).order(ByteOrder.nativeOrder()));
    }

    /** A copy of floats. */
    public static HostTensor of(float[] values, long... shape) {
        HostTensor tensor = allocate(DType.FLOAT32, shape);
        tensor.floats().put(values);
        return tensor;
    }

    /** A copy of longs. */
    public static HostTensor of(long[] values, long... shape) {
        HostTensor tensor = allocate(DType.INT64, shape);
        tensor.longs().put(values);
        return tensor;
    }

    /** Number of elements. */
    public int count() {
        return Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    }

    /** The elements, as a view. */
    public FloatBuffer floats() {
        require(DType.FLOAT32);
        return elements().asFloatBuffer();
    }

    /** The elements, as a view. */
    public LongBuffer longs() {
        require(DType.INT64);
        return elements().asLongBuffer();
    }

    /** The elements, copied. */
    public float[] toFloats() {
        float[] values = new float[count()];
        floats().get(values);
        return values;
    }

    ByteBuffer elements() {
        return data.duplicate().order(ByteOrder.nativeOrder()).position(0).limit(count() * type.bytes());
    }

    private void require(DType wanted) {
        if (type != wanted) {
            throw new EngineException("a tensor of " + type + " was read as " + wanted);
        }
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape);
    }
}
