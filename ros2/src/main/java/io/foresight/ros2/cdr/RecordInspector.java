package io.foresight.ros2.cdr;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Builds the codec of a record from its components and their annotations. */
final class RecordInspector {
    private static final Map<Class<?>, WireType> USUAL = Map.of(
            boolean.class, WireType.BOOL,
            byte.class, WireType.INT8,
            short.class, WireType.INT16,
            int.class, WireType.INT32,
            long.class, WireType.INT64,
            float.class, WireType.FLOAT32,
            double.class, WireType.FLOAT64,
            Bytes.class, WireType.UINT8,
            Floats.class, WireType.FLOAT32,
            Doubles.class, WireType.FLOAT64);

    private RecordInspector() {}

    static StructCodec struct(Class<?> message) {
        RosTypeName name = RosTypeName.of(message);
        RecordComponent[] components = message.getRecordComponents();
        if (components == null) {
            throw new IllegalArgumentException(message + " is not a message type: it is not a record");
        }
        List<StructCodec.Field> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            try {
                fields.add(new StructCodec.Field(
                        snakeCase(component.getName()), codec(component), component.getAccessor()));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name.full() + "." + component.getName() + ": " + e.getMessage(), e);
            }
        }
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = message.getDeclaredConstructor(types);
            return new StructCodec(name, constructor, fields, constants(message));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(message + " is not a message type: " + e.getMessage(), e);
        }
    }

    /** Converts a Java name to the ROS field name: {@code frameId} to {@code frame_id}. */
    static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Sorted by type and value, so that the order does not depend on the compiler. */
    private static List<StructCodec.Constant> constants(Class<?> message) throws IllegalAccessException {
        List<StructCodec.Constant> constants = new ArrayList<>();
        for (Field field : message.getDeclaredFields()) {
            Wire wire = field.getAnnotation(Wire.class);
            if (Modifier.isStatic(field.getModifiers()) && wire != null) {
                constants.add(new StructCodec.Constant(wire.value(), field.getName(), field.get(null)));
            }
        }
        constants.sort(Comparator.comparing(StructCodec.Constant::type)
                .thenComparing(constant -> ((Number) constant.value()).longValue())
                .thenComparing(StructCodec.Constant::name));
        return constants;
    }

    private static Codec codec(RecordComponent component) {
        Class<?> type = component.getType();
        FixedLength length = component.getAnnotation(FixedLength.class);
        MaxLength most = component.getAnnotation(MaxLength.class);
        FieldShape.Count count = length != null
                ? FieldShape.Count.ARRAY
                : most != null ? FieldShape.Count.BOUNDED : FieldShape.Count.UNBOUNDED;
        int capacity = length != null ? length.value() : most != null ? most.value() : 0;
        if (type == List.class) {
            Codec element = element(component.getGenericType());
            return new ListCodec(element, element.shape().many(count, capacity));
        }
        if (type == String.class) {
            return new TextCodec(most == null ? 0 : most.value());
        }
        if (type.isRecord()) {
            return MessageType.codecOf(type);
        }
        Wire wire = component.getAnnotation(Wire.class);
        WireType wireType = wire == null ? USUAL.get(type) : wire.value();
        if (wireType == null) {
            throw new IllegalArgumentException("a " + type.getName() + " cannot be encoded");
        }
        return type.isPrimitive()
                ? NumberCodec.of(wireType, type)
                : run(type, FieldShape.one(wireType).many(count, capacity));
    }

    private static Codec run(Class<?> type, FieldShape shape) {
        if (shape.type().bytes() == 1 && type == Bytes.class && shape.type() != WireType.BOOL) {
            return new BytesCodec(shape);
        }
        if (shape.type() == WireType.FLOAT32 && type == Floats.class) {
            return new FloatsCodec(shape);
        }
        if (shape.type() == WireType.FLOAT64 && type == Doubles.class) {
            return new DoublesCodec(shape);
        }
        throw new IllegalArgumentException("a " + type.getSimpleName() + " cannot be a sequence of " + shape.type());
    }

    private static Codec element(Type list) {
        Type argument = ((ParameterizedType) list).getActualTypeArguments()[0];
        if (argument == String.class) {
            return new TextCodec(0);
        }
        if (argument == Boolean.class) {
            return NumberCodec.of(WireType.BOOL, boolean.class);
        }
        if (argument == Long.class) {
            return NumberCodec.of(WireType.INT64, long.class);
        }
        if (argument instanceof Class<?> message && message.isRecord()) {
            return MessageType.codecOf(message);
        }
        throw new IllegalArgumentException("a list of " + argument.getTypeName() + " cannot be encoded");
    }
}
