package io.foresight.tensor.graph;

import java.util.List;

/**
 * What computes one {@link Symbol}.
 *
 * @param kind decides how the node is written
 * @param name of an input, parameter, buffer or batch norm; empty otherwise
 * @param template TorchScript expression with {0}, {1} ... standing for the operands; an operand that is absent is None
 * @param operands tensors it reads
 * @param arithmetic precision rule
 * @param init first value of a parameter or buffer, else null
 */
public record Node(Kind kind, String name, String template, List<Symbol> operands, Arithmetic arithmetic, Init init) {
    /** Families of nodes. */
    public enum Kind {
        /** Given at every call. */
        INPUT,
        /** Trainable. */
        PARAMETER,
        /** Not trainable, changed by training: running statistics. */
        BUFFER,
        /** (B,in,H,W) by (out,in,k,k). */
        CONV2D,
        /** (B,in,H,W) by (in,out,k,k). */
        CONV_TRANSPOSE2D,
        /** (..,in) by (out,in). */
        LINEAR,
        /** Operands x, weight, bias, running mean, running variance; the template has {training} in it. */
        BATCH_NORM,
        /** Anything else. */
        CALL
    }

    /** Copies the operands. */
    public Node {
        operands = List.copyOf(operands);
    }
}
