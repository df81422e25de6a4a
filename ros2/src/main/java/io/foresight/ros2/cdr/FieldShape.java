package io.foresight.ros2.cdr;

/**
 * What a field is, for definitions and type descriptions.
 *
 * @param type of one element
 * @param message the element's message, null unless the type is MESSAGE
 * @param count how many of them
 * @param capacity elements of an array or a bounded sequence, else 0
 * @param stringCapacity bytes of a bounded string, else 0
 */
record FieldShape(WireType type, StructCodec message, Count count, int capacity, int stringCapacity) {
    private static final int BOUNDED_STRING = 21;

    /** One or many. */
    enum Count {
        /** Just one. */
        ONE(0),
        /** A fixed number, without a length before them. */
        ARRAY(48),
        /** Up to a number. */
        BOUNDED(96),
        /** Any number. */
        UNBOUNDED(144);

        private final int idStep;

        Count(int idStep) {
            this.idStep = idStep;
        }
    }

    static FieldShape one(WireType type) {
        return new FieldShape(type, null, Count.ONE, 0, 0);
    }

    /** The same element, many times. */
    FieldShape many(Count how, int most) {
        return new FieldShape(type, message, how, most, stringCapacity);
    }

    /** The type's number in type descriptions (type_description_interfaces/FieldType). */
    int id() {
        return (stringCapacity > 0 ? BOUNDED_STRING : type.id()) + count.idStep;
    }

    /** As a definition writes it, for instance {@code float64[36]}. */
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
