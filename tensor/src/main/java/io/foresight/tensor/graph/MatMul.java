package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.fits;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.Arrays;
import java.util.List;

/** Matrix products (..,n,k) by (..,k,m), the dimensions before them broadcast. */
record MatMul() implements Operation {
    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.COMPUTE;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        TensorType a = operands.get(0);
        TensorType b = operands.get(1);
        boolean fits = a.rank() >= 2 && b.rank() >= 2 && fits(a.dim(-1), b.dim(-2));
        require(fits, "matmul: " + a + " does not fit " + b + ", it needs (..,n,k) and (..,k,m)");
        long[] batch = ShapeRules.broadcast("matmul", before(a), before(b));
        long[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = a.dim(-2);
        shape[batch.length + 1] = b.dim(-1);
        return new TensorType(DType.FLOAT32, shape);
    }

    private static TensorType before(TensorType x) {
        return x.withShape(Arrays.copyOf(x.shape(), x.rank() - 2));
    }

    @Override
    public String script(List<String> operands, boolean training) {
        return "torch.matmul(" + operands.get(0) + ", " + operands.get(1) + ")";
    }

    @Override
    public long flops(List<TensorType> operands, TensorType result) {
        return 2 * result.elements() * operands.get(0).dim(-1);
    }

    @Override
    public boolean ownsResult() {
        return true;
    }
}
