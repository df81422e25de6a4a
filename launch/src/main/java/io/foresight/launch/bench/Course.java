package io.foresight.launch.bench;

/** The course of a measurement: is told how far it has come, and may end it early, with the results so far. */
@FunctionalInterface
public interface Course {
    /** Nobody looks; the measurement runs to its end. */
    Course WHOLE = (what, done, of) -> true;

    /** Whether to go on, after so many of something. */
    boolean goesOn(String what, int done, int of);
}
