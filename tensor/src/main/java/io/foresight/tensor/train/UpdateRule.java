package io.foresight.tensor.train;

/** How a parameter is moved by its gradient. */
public enum UpdateRule {
    /** AdamW (Loshchilov and Hutter 2019): every element by its own moments. */
    ADAMW,
    /** Muon (Jordan et al. 2024): matrices by the nearest orthogonal matrix to their momentum; what has one dimension by AdamW. */
    MUON,
    /** Not at all. */
    FROZEN
}
