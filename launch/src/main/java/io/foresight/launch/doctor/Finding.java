package io.foresight.launch.doctor;

/**
 * The result of one check.
 *
 * @param name of the thing checked
 * @param found the result, in one line
 * @param advice what to do about it; empty when nothing is wrong
 */
public record Finding(String name, State state, String found, String advice) {
    /** Severity of a finding. */
    public enum State {
        /** It works. */
        OK,
        /** It works, with something missing or slow. */
        WARN,
        /** Foresight cannot run until this is fixed. */
        FAIL
    }

    static Finding ok(String name, String found) {
        return new Finding(name, State.OK, found, "");
    }

    static Finding warn(String name, String found, String advice) {
        return new Finding(name, State.WARN, found, advice);
    }

    static Finding fail(String name, String found, String advice) {
        return new Finding(name, State.FAIL, found, advice);
    }
}
