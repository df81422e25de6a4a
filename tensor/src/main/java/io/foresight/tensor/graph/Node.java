package io.foresight.tensor.graph;

import java.util.List;

/** Where a {@link Symbol} comes from. */
public sealed interface Node {
    /** Tensors it reads. */
    List<Symbol> operands();

    /**
     * Given from outside: an input at every call, weights once.
     *
     * @param role what it is
     * @param name unique in its graph
     * @param init first value of a parameter or buffer, null for an input
     */
    record Source(Role role, String name, Init init) implements Node {
        /** Kinds of sources. */
        public enum Role {
            /** Given at every call. */
            INPUT,
            /** Trainable. */
            PARAMETER,
            /** Saved with the weights, changed by running, not trained: running statistics. */
            BUFFER
        }

        @Override
        public List<Symbol> operands() {
            return List.of();
        }

        /** True for parameters and buffers. */
        public boolean isWeight() {
            return role != Role.INPUT;
        }
    }

    /**
     * Computed.
     *
     * @param operation what is done
     * @param operands to what
     * @param arithmetic precision, the operation's own unless built inside {@link Graph#inFullPrecision}
     */
    record Call(Operation operation, List<Symbol> operands, Arithmetic arithmetic) implements Node {
        /** Copies the operands. */
        public Call {
            operands = List.copyOf(operands);
        }
    }
}
