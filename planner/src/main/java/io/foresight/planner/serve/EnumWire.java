package io.foresight.planner.serve;

/** Constants of the planner's enums and of the messages' enums, which bear the same names after a prefix. */
final class EnumWire {
    private EnumWire() {}

    /**
     * The planner's constant of the message's.
     *
     * @throws RefusedException when the message's is unspecified or of a later version
     */
    static <E extends Enum<E>> E read(Class<E> type, String prefix, Enum<?> wire, ErrorCode code, String field) {
        for (E constant : type.getEnumConstants()) {
            if (wire.name().equals(prefix + constant.name())) {
                return constant;
            }
        }
        throw RefusedException.badField(code, field, field + " must be given, got " + wire.name());
    }

    /** The message's constant of the planner's. */
    static <W extends Enum<W>> W write(Class<W> type, String prefix, Enum<?> constant) {
        return Enum.valueOf(type, prefix + constant.name());
    }
}
