package io.foresight.planner.serve;

import java.util.Optional;

/** What a policy is told to do, in words. */
final class InstructionWire {
    private static final int MOST_CHARACTERS = 2000;

    private InstructionWire() {}

    /** Empty where the field is: the policy gets the usual sentence then. */
    static Optional<String> read(String wire, String field) {
        if (wire.length() > MOST_CHARACTERS) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    field,
                    field + " must have at most " + MOST_CHARACTERS + " characters, got " + wire.length());
        }
        return wire.isEmpty() ? Optional.empty() : Optional.of(wire);
    }
}
