package io.foresight.tensor.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import io.foresight.tensor.graph.DType;

/** Owns native tensors until it is closed; whatever came out of it must not be touched afterwards. One thread each. */
public final class MemoryScope implements AutoCloseable {
    private final TensorEngine engine;
    private final NDManager manager;

    MemoryScope(TensorEngine engine, NDManager manager) {
        this.engine = engine;
        this.manager = manager;
        engine.opened(this);
    }

    /** Native tensors alive in this scope. */
    public int handles() {
        return manager.isOpen() ? manager.getManagedArrays().size() : 0;
    }

    @Override
    public void close() {
        engine.closed(this);
        manager.close();
    }

    TensorEngine engine() {
        return engine;
    }

    PtNDManager manager() {
        return (PtNDManager) manager;
    }

    /** A native tensor over the same memory on the CPU, a copy on a GPU. */
    NDArray place(HostTensor tensor) {
        return manager.create(tensor.elements(), new Shape(tensor.shape()), type(tensor.type()));
    }

    static DataType type(DType type) {
        return switch (type) {
            case FLOAT32 -> DataType.FLOAT32;
            case INT64 -> DataType.INT64;
            case INT32 -> DataType.INT32;
            case UINT8 -> DataType.UINT8;
            case BOOL -> DataType.BOOLEAN;
        };
    }

    static DType type(DataType type) {
        return switch (type) {
            case FLOAT32 -> DType.FLOAT32;
            case INT64 -> DType.INT64;
            case INT32 -> DType.INT32;
            case UINT8 -> DType.UINT8;
            case BOOLEAN -> DType.BOOL;
            default ->
                throw new EngineException("a network gave a result of type " + type + ", which is not supported");
        };
    }
}
