package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.fits;
import static io.foresight.tensor.graph.ShapeRules.require;

import java.util.List;

/**
 * softmax(q k^T / sqrt(D)) v (Vaswani et al. 2017, equation 1). Operands: q (B,N,T,D), k (B,N,S,D), v (B,N,S,E) and, if
 * masked, a BOOL mask that broadcasts to (B,N,T,S) and is true where a query may look. Gives (B,N,T,E).
 *
 * @param causal query t of T sees the keys up to S - T + t: all that came before it and itself
 * @param square T and S are known to be the same, so that the kernel's own causal mask serves
 */
record Attention(boolean causal, boolean masked, boolean square) implements Operation {
    private static final int SOFTMAX_FLOPS = 5;

    @Override
    public Arithmetic arithmetic() {
        return Arithmetic.COMPUTE;
    }

    @Override
    public TensorType result(List<TensorType> operands) {
        TensorType q = operands.get(0);
        TensorType k = operands.get(1);
        TensorType v = operands.get(2);
        boolean fits = q.rank() == 4 && k.rank() == 4 && v.rank() == 4;
        fits = fits && fits(q.dim(0), k.dim(0)) && fits(q.dim(1), k.dim(1)) && fits(q.dim(3), k.dim(3));
        fits = fits && fits(k.dim(0), v.dim(0)) && fits(k.dim(1), v.dim(1)) && fits(k.dim(2), v.dim(2));
        require(fits, "attention needs q (B,N,T,D), k (B,N,S,D), v (B,N,S,E), got " + q + ", " + k + ", " + v);
        if (masked) {
            TensorType mask = operands.get(3);
            require(mask.type() == DType.BOOL, "attention needs a BOOL mask, got " + mask);
            ShapeRules.broadcast("attention mask", mask, q.withDim(3, k.dim(2)));
        }
        return new TensorType(DType.FLOAT32, q.dim(0), q.dim(1), q.dim(2), v.dim(3));
    }

    @Override
    public String script(List<String> operands, boolean training) {
        String q = operands.get(0);
        String k = operands.get(1);
        boolean ownMask = causal && square && !masked;
        String mask = masked ? operands.get(3) : "None";
        if (causal && !ownMask) {
            String queries = "torch.size(" + q + ", 2)";
            String keys = "torch.size(" + k + ", 2)";
            String past = "torch.tril(torch.new_ones(" + q + ", [" + queries + ", " + keys
                    + "], dtype=11, layout=None, device=None, pin_memory=None), torch.sub(" + keys + ", " + queries
                    + "))";
            mask = masked ? "torch.logical_and(" + past + ", " + mask + ")" : past;
        }
        return "torch.scaled_dot_product_attention(" + q + ", " + k + ", " + operands.get(2) + ", " + mask + ", 0., "
                + (ownMask ? "True" : "False") + ", scale=None)";
    }

    /** All pairs are counted, also those that a mask hides. */
    @Override
    public long flops(List<TensorType> operands, TensorType result) {
        TensorType q = operands.get(0);
        long pairs = q.withDim(3, operands.get(1).dim(2)).elements();
        return pairs * (2 * q.dim(3) + 2 * result.dim(3) + SOFTMAX_FLOPS);
    }

    @Override
    public boolean ownsResult() {
        return true;
    }
}
