package io.foresight.tensor.train;

/** Why a run ended without an error. */
public enum StopReason {
    /** All steps are done. */
    FINISHED,
    /** The time limit passed; resume to go on. */
    TIME_LIMIT,
    /** SIGTERM, SIGINT or {@link Trainer#requestStop()}; resume to go on. */
    SIGNAL
}
