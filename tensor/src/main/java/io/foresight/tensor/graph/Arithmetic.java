package io.foresight.tensor.graph;

/** How a node treats floating-point precision when a network is written in bf16; in an fp32 network all mean fp32. */
public enum Arithmetic {
    /** Multiplications by weights: operands are cast to bf16 and the result stays bf16. */
    COMPUTE,
    /** Takes the widest type of its float operands, and keeps it. */
    FOLLOW,
    /** Delicate: float operands are cast to fp32 and the result is fp32. */
    FULL
}
