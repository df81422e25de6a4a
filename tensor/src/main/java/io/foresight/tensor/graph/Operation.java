package io.foresight.tensor.graph;

import java.util.List;

/**
 * One kind of step of a network, with all that is particular to it: which tensors it takes and what it gives, how it
 * is written in TorchScript, in which precision it works and what it costs. A closed family; a graph's methods make them.
 */
public sealed interface Operation
        permits Weighted,
                MatMul,
                Attention,
                BatchNorm,
                Normalisation,
                Unary,
                WithConstant,
                Clamp,
                Binary,
                Where,
                Reduction,
                Rearrangement,
                Selection,
                Resampling,
                Counting,
                Randomness,
                Expression {

    /** Precision rule. */
    Arithmetic arithmetic();

    /**
     * Shape rule: type and sizes of the result, with -1 for a size that is known only at run time and equals no other.
     *
     * @throws GraphException where the operands do not fit, with their shapes
     */
    TensorType result(List<TensorType> operands);

    /**
     * TorchScript expression.
     *
     * @param operands expressions of the operands, in order
     * @param training whether batch statistics are used and dropout is on
     */
    String script(List<String> operands, boolean training);

    /** Floating-point operations, a multiply-add counted as two; sizes must be known. Zero for what only moves values. */
    default long flops(List<TensorType> operands, TensorType result) {
        return 0;
    }

    /** True for an operand that stays in fp32 whatever the precision of the network and of the other operands. */
    default boolean keepsFullPrecision(int operand) {
        return false;
    }

    /** True where the result lies in memory of its own, which a rectifier that alone reads it may overwrite. */
    default boolean ownsResult() {
        return false;
    }

    /** True where a network that serves passes its first operand on, as if the operation were not there. */
    default boolean isIdentityWhenServing() {
        return false;
    }

    /** TorchScript methods that the expression calls, indented by two spaces; written once a network. */
    default String scriptMethods(boolean training) {
        return "";
    }
}
