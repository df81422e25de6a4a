package io.foresight.planner.serve;

import java.util.Optional;

/** Reads the instruction text of a policy. */
public final class InstructionWire {
    private static final int MOST_CHARACTERS = 2000;

    private InstructionWire() {}

    /** The field's text; empty if the field is empty, which selects the default instruction. */
    public static Optional<String> read(String wire, String field) {
        if (wire.length() > MOST_CHARACTERS) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED,
                    field,
                    field + " must have at most " + MOST_CHARACTERS + " characters, got " + wire.length());
        }
        return wire.isEmpty() ? Optional.empty() : Optional.of(wire);
    }
}
