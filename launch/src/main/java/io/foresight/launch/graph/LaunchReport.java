package io.foresight.launch.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Result of a launch.
 *
 * @param outcome of all processes together
 * @param seconds from the first start to the last end
 * @param processes in start order
 */
public record LaunchReport(Outcome outcome, double seconds, List<OfProcess> processes) {
    /** How the launch ended. */
    public enum Outcome {
        /** All processes ended successfully on their own. */
        FINISHED,
        /** The end was requested, and all were stopped in order. */
        STOPPED,
        /** One was given up after failures, and the others were stopped. */
        GAVE_UP
    }

    /** How a process ended. */
    public enum End {
        /** It was never started. */
        NOT_STARTED,
        /** On its own, with code 0. */
        FINISHED,
        /** On request. */
        STOPPED,
        /** It did not end within its grace period after the request, and was killed. */
        KILLED,
        /** It failed and was not restarted. */
        GAVE_UP
    }

    /**
     * Result of one process.
     *
     * @param starts number of starts
     * @param exitCode of its last run; 128 + n when it was ended by signal n
     * @param readySeconds from its last start until it was healthy
     */
    public record OfProcess(
            String name, End end, int starts, Optional<Integer> exitCode, Optional<Double> readySeconds) {}

    /** 0 when all ended successfully or on request, 1 when one was given up. */
    public int exitCode() {
        return outcome == Outcome.GAVE_UP ? 1 : 0;
    }

    static Optional<Integer> boxed(OptionalInt code) {
        return code.isPresent() ? Optional.of(code.getAsInt()) : Optional.empty();
    }
}
