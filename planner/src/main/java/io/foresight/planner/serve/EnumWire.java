package io.foresight.planner.serve;

/** Converts between the planner's enums and the messages' enums, whose constants have the same names after a prefix. */
public final class EnumWire {
    private EnumWire() {}

    /**
     * Converts a message constant to the planner's.
     *
     * @throws RefusedException when the message's is unspecified or of a later version
     */
    public static <E extends Enum<E>> E read(Class<E> type, String prefix, Enum<?> wire, ErrorCode code, String field) {
        for (E constant : type.getEnumConstants()) {
            if (wire.name().equals(prefix + constant.name())) {
                return constant;
            }
        }
        throw RefusedException.badField(code, field, field + " must be given, got " + wire.name());
    }

    /** Converts a planner constant to the message's. */
    public static <W extends Enum<W>> W write(Class<W> type, String prefix, Enum<?> constant) {
        return Enum.valueOf(type, prefix + constant.name());
    }
}
