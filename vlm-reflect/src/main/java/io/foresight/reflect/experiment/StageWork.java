package io.foresight.reflect.experiment;

/**
 * Work of one stage of decisions.
 *
 * @param calls how often it was done
 * @param seconds all of them together
 */
public record StageWork(long calls, double seconds) {
    /** This and more. */
    public StageWork plus(StageWork other) {
        return new StageWork(calls + other.calls, seconds + other.seconds);
    }
}
