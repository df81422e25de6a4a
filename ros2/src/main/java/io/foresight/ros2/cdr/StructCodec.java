package io.foresight.ros2.cdr;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** Codec of a message: its fields in order. A message without fields is encoded as one byte of 0, as in rosidl. */
final class StructCodec implements Codec {
    /** Name of the field that rosidl adds to an empty message. */
    static final String PLACEHOLDER = "structure_needs_at_least_one_member";

    private final RosTypeName name;
    private final Constructor<?> constructor;
    private final List<Field> fields;
    private final List<Constant> constants;
    private final int leastBytes;

    StructCodec(RosTypeName name, Constructor<?> constructor, List<Field> fields, List<Constant> constants) {
        this.name = name;
        this.constructor = constructor;
        constructor.setAccessible(true); // records need not be public
        this.fields = List.copyOf(fields);
        this.constants = List.copyOf(constants);
        this.leastBytes = fields.isEmpty()
                ? 1
                : fields.stream().mapToInt(field -> field.codec.leastBytes()).reduce(0, Math::addExact);
    }

    RosTypeName name() {
        return name;
    }

    List<Field> fields() {
        return fields;
    }

    List<Constant> constants() {
        return constants;
    }

    @Override
    public FieldShape shape() {
        return new FieldShape(WireType.MESSAGE, this, FieldShape.Count.ONE, 0, 0);
    }

    @Override
    public int leastBytes() {
        return leastBytes;
    }

    static Object present(Object value) {
        if (value == null) {
            throw new FieldException(0, "is null; every field needs a value");
        }
        return value;
    }

    @Override
    public long end(Object value, long position) {
        if (fields.isEmpty()) {
            return position + 1;
        }
        long end = position;
        for (Field field : fields) {
            try {
                end = field.codec.end(present(field.get(value)), end);
            } catch (FieldException e) {
                throw e.inField(field.name);
            }
        }
        return end;
    }

    @Override
    public void write(Object value, CdrWriter out) {
        if (fields.isEmpty()) {
            out.at(1).put((byte) 0);
        }
        for (Field field : fields) {
            try {
                field.codec.write(field.get(value), out);
            } catch (FieldException e) {
                throw e.inField(field.name);
            }
        }
    }

    @Override
    public Object read(CdrReader in) {
        if (fields.isEmpty()) {
            in.at(1).get();
        }
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = fields.get(i).codec.read(in);
            } catch (FieldException e) {
                throw e.inField(fields.get(i).name);
            }
        }
        long behind = in.offset();
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new FieldException(
                    behind,
                    "rejected by " + constructor.getDeclaringClass().getSimpleName() + ": "
                            + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a " + constructor.getDeclaringClass(), e);
        }
    }

    /** A field of a message. */
    static final class Field {
        private final String name;
        private final Codec codec;
        private final Method accessor;

        Field(String name, Codec codec, Method accessor) {
            this.name = name;
            this.codec = codec;
            this.accessor = accessor;
            accessor.setAccessible(true);
        }

        String name() {
            return name;
        }

        FieldShape shape() {
            return codec.shape();
        }

        Object get(Object message) {
            try {
                return accessor.invoke(message);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    /**
     * A named constant.
     *
     * @param value as a Java object
     */
    record Constant(WireType type, String name, Object value) {}
}
