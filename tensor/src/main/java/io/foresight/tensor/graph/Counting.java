package io.foresight.tensor.graph;

import java.util.List;

/** INT64 integers from the sizes of a tensor: positions in a sequence whose length is known only at run time. */
sealed interface Counting extends Operation {
    @Override
    default Arithmetic arithmetic() {
        return Arithmetic.FOLLOW;
    }

    /** 0, 1, .. up to the size of one dimension. */
    record Range(int axis) implements Counting {
        @Override
        public TensorType result(List<TensorType> operands) {
            return new TensorType(DType.INT64, operands.get(0).dim(axis));
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String x = operands.get(0);
            return "torch.arange(torch.size(" + x + ", " + axis + "), dtype=4, layout=None, device=ops.prim.device(" + x
                    + "), pin_memory=False)";
        }
    }

    /** Size of one dimension, as a scalar. */
    record Size(int axis) implements Counting {
        @Override
        public TensorType result(List<TensorType> operands) {
            return new TensorType(DType.INT64);
        }

        @Override
        public String script(List<String> operands, boolean training) {
            String x = operands.get(0);
            return "torch.scalar_tensor(torch.size(" + x + ", " + axis
                    + "), dtype=4, layout=None, device=ops.prim.device(" + x + "), pin_memory=False)";
        }
    }
}
