package io.foresight.tensor.archive;

/** Arithmetic of a written network. */
public enum Precision {
    /** Single precision throughout. */
    FP32,
    /** bf16 products and activations, fp32 where {@link io.foresight.tensor.graph.Arithmetic#FULL} asks for it. */
    BF16
}
