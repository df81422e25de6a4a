package io.foresight.tensor.train;

import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The input of one forward and backward pass. Buffers must stay unchanged until {@link #close()}, which the loop calls once the pass is over, so a source
 * may then use them again.
 *
 * @param inputs named tensors in the order the network takes them
 * @param sampleIds names of the samples inside, for error messages
 * @param release called on close
 * @param branch which of the learner's networks it is for, such as that of its dataset; empty where the learner has one
 */
public record Batch(List<Input> inputs, List<String> sampleIds, Runnable release, String branch)
        implements AutoCloseable {
    /** Branch of a learner with one network. */
    public static final String ONLY = "";

    /**
     * One tensor of a batch.
     *
     * @param name unique in the batch
     * @param type element type
     * @param shape sizes, outermost first
     * @param data direct buffer in native order whose remaining bytes are exactly the elements
     */
    public record Input(String name, DType type, List<Long> shape, ByteBuffer data) {
        /** Checks that the buffer is direct, in native order and as long as the shape says. */
        public Input {
            shape = List.copyOf(shape);
            long bytes = shape.stream().reduce((long) type.bytes(), Math::multiplyExact);
            if (!data.isDirect() || data.order() != ByteOrder.nativeOrder()) {
                throw new TrainingException(
                        "input '" + name + "' must be a direct buffer in native byte order; use Batch.allocate");
            }
            if (data.remaining() != bytes) {
                throw new TrainingException("input '" + name + "' of shape " + shape + " needs " + bytes
                        + " bytes, its buffer has " + data.remaining());
            }
        }
    }

    /** Checks that there is at least one input and that names are unique. */
    public Batch {
        inputs = List.copyOf(inputs);
        sampleIds = List.copyOf(sampleIds);
        Set<String> names = new HashSet<>();
        for (Input input : inputs) {
            if (!names.add(input.name())) {
                throw new TrainingException("two inputs of a batch are named '" + input.name() + "'");
            }
        }
        if (inputs.isEmpty()) {
            throw new TrainingException("a batch needs at least one input");
        }
    }

    /** A batch for a learner with one network. */
    public Batch(List<Input> inputs, List<String> sampleIds, Runnable release) {
        this(inputs, sampleIds, release, ONLY);
    }

    /** The same batch for one of several networks. */
    public Batch onBranch(String name) {
        return new Batch(inputs, sampleIds, release, name);
    }

    /** A batch whose buffers are left to the garbage collector. */
    public Batch(List<Input> inputs, List<String> sampleIds) {
        this(inputs, sampleIds, () -> {});
    }

    /**
     * A zeroed direct buffer in native order whose start is aligned to 64 bytes: some vector kernels sum in another order when alignment changes, which
     * would make a resumed run differ in the last bit.
     */
    public static ByteBuffer allocate(long bytes) {
        return HostTensor.allocate(DType.UINT8, bytes).data();
    }

    @Override
    public void close() {
        release.run();
    }
}
