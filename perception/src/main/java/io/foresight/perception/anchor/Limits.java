package io.foresight.perception.anchor;

/** The one check of numbers in an architecture. */
final class Limits {
    private Limits() {}

    static void requireWithin(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", got " + value);
        }
    }
}
