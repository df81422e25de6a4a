package io.foresight.launch.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a launch went.
 *
 * @param outcome of all together
 * @param seconds from the first start to the last end
 * @param processes in the order of their starts
 */
public record LaunchReport(Outcome outcome, double seconds, List<OfProcess> processes) {
    /** How all together ended. */
    public enum Outcome {
        /** Each ended well by itself. */
        FINISHED,
        /** The end was asked for, and each was ended in order. */
        STOPPED,
        /** One failed for good, and the others were ended. */
        GAVE_UP
    }

    /** How one process ended. */
    public enum End {
        /** Was never started. */
        NOT_STARTED,
        /** By itself, with code 0. */
        FINISHED,
        /** When asked to. */
        STOPPED,
        /** It was asked to, did not end within its grace, and was killed. */
        KILLED,
        /** It failed, and was not started again. */
        GAVE_UP
    }

    /**
     * One process.
     *
     * @param starts how often it was started
     * @param exitCode of its last run; 128 + n when signal n ended it
     * @param readySeconds from its last start until it was healthy
     */
    public record OfProcess(
            String name, End end, int starts, Optional<Integer> exitCode, Optional<Double> readySeconds) {}

    /** 0 when all ended well or were asked to, 1 when one gave up. */
    public int exitCode() {
        return outcome == Outcome.GAVE_UP ? 1 : 0;
    }

    static Optional<Integer> boxed(OptionalInt code) {
        return code.isPresent() ? Optional.of(code.getAsInt()) : Optional.empty();
    }
}
