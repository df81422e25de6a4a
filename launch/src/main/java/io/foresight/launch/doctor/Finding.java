package io.foresight.launch.doctor;

/**
 * What one examination found.
 *
 * @param name of the thing examined
 * @param found what is there, in one line
 * @param advice what to do about it; empty when all is well
 */
public record Finding(String name, State state, String found, String advice) {
    /** How bad it is. */
    public enum State {
        /** Works. */
        OK,
        /** Works, with something missing or slow. */
        WARN,
        /** Foresight does not run until this is mended. */
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
