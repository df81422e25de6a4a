package io.foresight.tensor.train;

/** Where gradients, moments and averages of a run lie, and where a step is worked out. */
public enum OptimiserPlace {
    /** On the Java heap, one core, the same bits whatever the number of threads: for networks up to some ten million parameters. */
    HOST,
    /** In the engine's memory and by its kernels: nothing is copied between steps. For large networks, above all on a GPU. */
    DEVICE
}
