package io.foresight.ros2.cdr;

/**
 * Type and multiplicity of a field, for message definitions and type descriptions.
 *
 * @param type of an element
 * @param message the nested message; null unless the type is MESSAGE
 * @param count single value, array or sequence
 * @param capacity number of elements of an array or maximum of a bounded sequence, else 0
 * @param stringCapacity maximum bytes of a bounded string, else 0
 */
record FieldShape(WireType type, StructCodec message, Count count, int capacity, int stringCapacity) {
    private static final int BOUNDED_STRING = 21;

    /** Multiplicity of a field. */
    enum Count {
        /** A single value. */
        ONE(0),
        /** An array of fixed length, encoded without a length. */
        ARRAY(48),
        /** A sequence with a maximum length. */
        BOUNDED(96),
        /** A sequence without a maximum length. */
        UNBOUNDED(144);

        private final int idStep;

        Count(int idStep) {
            this.idStep = idStep;
        }
    }

    static FieldShape one(WireType type) {
        return new FieldShape(type, null, Count.ONE, 0, 0);
    }

    /** The same element as array or sequence. */
    FieldShape many(Count how, int most) {
        return new FieldShape(type, message, how, most, stringCapacity);
    }

    /** The type's number in type descriptions (type_description_interfaces/FieldType). */
    int id() {
        return (stringCapacity > 0 ? BOUNDED_STRING : type.id()) + count.idStep;
    }

    /** The type as written in a definition, such as {@code float64[36]}. */
    String text() {
        String element = message == null ? type.text() : message.name().inDefinitions();
        if (stringCapacity > 0) {
            element += "<=" + stringCapacity;
        }
        return switch (count) {
            case ARRAY -> element + "[" + capacity + "]";
            case BOUNDED -> element + "[<=" + capacity + "]";
            case UNBOUNDED -> element + "[]";
            case ONE -> element;
        };
    }
}
