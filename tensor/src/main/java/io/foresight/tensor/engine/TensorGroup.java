package io.foresight.tensor.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import io.foresight.tensor.archive.Weight;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Named fp32 tensors in native memory, in a fixed order: parameters, gradients, an optimiser's moments. */
public final class TensorGroup {
    private final MemoryScope scope;
    private final Map<String, NDArray> arrays;

    TensorGroup(MemoryScope scope, Map<String, NDArray> arrays) {
        this.scope = scope;
        this.arrays = new LinkedHashMap<>(arrays);
    }

    /** Copies of these tensors in a memory scope. */
    public static TensorGroup of(MemoryScope scope, Map<String, Weight> weights) {
        Map<String, NDArray> arrays = new LinkedHashMap<>();
        weights.forEach(
                (name, weight) -> arrays.put(name, scope.place(HostTensor.of(weight.values(), weight.shape()))));
        return new TensorGroup(scope, arrays);
    }

    /** Names in order. */
    public List<String> names() {
        return Collections.unmodifiableList(new ArrayList<>(arrays.keySet()));
    }

    /** Sizes of one tensor. */
    public long[] shape(String name) {
        return array(name).getShape().getShape();
    }

    /** A copy of one tensor's values, row-major. */
    public float[] read(String name) {
        return array(name).toFloatArray();
    }

    /** Overwrites one tensor. */
    public void write(String name, float[] values) {
        NDArray array = array(name);
        if (values.length != array.size()) {
            throw new EngineException("tensor " + name + " has " + array.size() + " values, got " + values.length);
        }
        write(array, FloatBuffer.wrap(values));
    }

    /** Number of values in all tensors. */
    public int count() {
        return Math.toIntExact(arrays.values().stream().mapToLong(NDArray::size).sum());
    }

    /** Copies all values, tensor after tensor in order, to the start of {@code target}. */
    public void readAll(float[] target) {
        int offset = 0;
        for (NDArray array : arrays.values()) {
            int length = Math.toIntExact(array.size());
            read(array, target, offset, length);
            offset += length;
        }
    }

    /** Overwrites all tensors with values laid out as by {@link #readAll}; on the CPU in place, without native objects. */
    public void writeAll(float[] source) {
        if (source.length != count()) {
            throw new EngineException("these tensors have " + count() + " values, got " + source.length);
        }
        int offset = 0;
        for (NDArray array : arrays.values()) {
            int length = Math.toIntExact(array.size());
            write(array, FloatBuffer.wrap(source, offset, length));
            offset += length;
        }
    }

    private static void read(NDArray array, float[] target, int offset, int length) {
        if (array.getDevice().isGpu()) {
            try (NDArray host = array.toDevice(Device.cpu(), true)) {
                view(host).get(target, offset, length);
            }
        } else {
            view(array).get(target, offset, length);
        }
    }

    /** The values of a tensor on the CPU, in place. */
    private static FloatBuffer view(NDArray array) {
        return array.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** DJL's own {@code set} would replace the tensor's memory by a new buffer, whose alignment can change the last bits of a sum. */
    private static void write(NDArray array, FloatBuffer values) {
        if (array.getDevice().isGpu()) {
            array.set(values);
        } else {
            view(array).put(values);
        }
    }

    /** Tensors of the same names and shapes, all zero, in another memory scope. */
    public TensorGroup zeros(MemoryScope other) {
        Map<String, NDArray> zeros = new LinkedHashMap<>();
        arrays.forEach((name, array) -> zeros.put(name, other.manager().zeros(array.getShape(), DataType.FLOAT32)));
        return new TensorGroup(other, zeros);
    }

    /** The same tensors once more, in another memory scope. */
    public TensorGroup copy(MemoryScope other) {
        return of(other, toWeights());
    }

    /** Copies of all tensors, for a file. */
    public Map<String, Weight> toWeights() {
        Map<String, Weight> weights = new LinkedHashMap<>();
        arrays.forEach((name, array) -> weights.put(name, new Weight(shape(name), array.toFloatArray())));
        return weights;
    }

    /** Overwrites all tensors; names and sizes must be the same. */
    public void write(Map<String, Weight> weights) {
        if (!weights.keySet().equals(arrays.keySet())) {
            throw new EngineException("tensors " + arrays.keySet() + " cannot be set from " + weights.keySet());
        }
        weights.forEach((name, weight) -> write(name, weight.values()));
    }

    /** Some of the tensors, not copied, in the order of the names. */
    public TensorGroup only(Collection<String> names) {
        Map<String, NDArray> some = new LinkedHashMap<>();
        names.forEach(name -> some.put(name, array(name)));
        return new TensorGroup(scope, some);
    }

    void replace(String name, NDArray array) {
        arrays.put(name, array).close();
    }

    NDArray remove(String name) {
        NDArray array = array(name);
        arrays.remove(name);
        return array;
    }

    void add(String name, NDArray array) {
        arrays.put(name, array);
    }

    PtNDArray[] natives() {
        return arrays.values().stream().map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
    }

    Map<String, NDArray> arrays() {
        return arrays;
    }

    private NDArray array(String name) {
        NDArray array = arrays.get(name);
        if (array == null) {
            throw new EngineException("no tensor " + name + "; there are " + arrays.keySet());
        }
        return array;
    }
}
