package io.foresight.tensor.graph;

import static io.foresight.tensor.graph.ShapeRules.require;

/** The operations of a {@link Graph} that transformers and their training need: products, attention, losses, randomness. */
abstract sealed class SequenceOps extends ShapeOps permits Graph {

    /** The seed input, made if absent. */
    public abstract Symbol seed();

    /** A number that no other random operation of the graph has. */
    abstract int nextStream();

    /** Matrix products (..,n,k) by (..,k,m) to (..,n,m); the dimensions before broadcast. */
    public Symbol matmul(Symbol a, Symbol b) {
        return append(new MatMul(), a, b);
    }

    /**
     * softmax(q k^T / sqrt(D)) v for each of N heads (Vaswani et al. 2017, equation 1): (B,N,T,D), (B,N,S,D), (B,N,S,E) to
     * (B,N,T,E).
     */
    public Symbol attention(Symbol q, Symbol k, Symbol v) {
        return append(new Attention(false, false, false), q, k, v);
    }

    /**
     * As {@link #attention}, a query looking only where the mask is true: BOOL, broadcast to (B,N,T,S). A query that may
     * look nowhere gets zeros.
     */
    public Symbol maskedAttention(Symbol q, Symbol k, Symbol v, Symbol mask) {
        return append(new Attention(false, true, false), q, k, v, mask);
    }

    /**
     * As {@link #attention}, the T queries being the last of the S places: query t looks at the keys up to S - T + t. With
     * T = S this is the usual causal mask; with more keys than queries the first ones come from a cache.
     */
    public Symbol causalAttention(Symbol q, Symbol k, Symbol v) {
        boolean square = q.rank() == 4 && k.rank() == 4 && q.dim(2) == k.dim(2);
        return append(new Attention(true, false, square), q, k, v);
    }

    /** -log softmax(logits)[target] for each row: logits (..,K), target (..) INT64 to (..), fp32. */
    public Symbol crossEntropy(Symbol logits, Symbol target) {
        boolean fits = logits.rank() == target.rank() + 1 && target.type() == DType.INT64;
        require(fits, "crossEntropy needs logits (..,K) and INT64 targets (..), got " + logits + " and " + target);
        Symbol chosen = gather(logSoftmax(logits, -1), -1, unsqueeze(target, -1)); // (..,1)
        return neg(squeeze(chosen, -1));
    }

    /**
     * -log of the summed probability of the right answers, for each row: logits (..,K), right (..,K) BOOL to (..), fp32. A
     * row with one right answer gives {@link #crossEntropy}; one where all are right gives 0; one without any is infinite.
     */
    public Symbol setCrossEntropy(Symbol logits, Symbol right) {
        require(right.type() == DType.BOOL, "setCrossEntropy needs BOOL right answers, got " + right);
        require(
                logits.rank() == right.rank() && ShapeRules.fits(logits.dim(-1), right.dim(-1)),
                "setCrossEntropy needs logits and right answers of one shape, got " + logits + " and " + right);
        Symbol only = add(logits, log(toFloat(right))); // log 0 = -infinity takes an answer out
        return sub(logSumExp(logits, -1), logSumExp(only, -1));
    }

    /** Uniform numbers in [0, 1) in the shape of {@code like}, a function of {@link Graph#seed()} alone; fp32. */
    public Symbol uniform(Symbol like) {
        return append(new Randomness.Uniform(nextStream()), like, seed());
    }

    /**
     * Drops each value with probability {@code share} and divides the others by 1 - share (Srivastava et al. 2014), by
     * {@link Graph#seed()}. Written for inference it is not there, and neither is the seed.
     */
    public Symbol dropout(Symbol x, double share) {
        return append(new Randomness.Dropout(nextStream(), share), x, seed());
    }
}
