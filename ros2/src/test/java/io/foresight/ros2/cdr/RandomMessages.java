package io.foresight.ros2.cdr;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Messages with random contents: any record, every field, all extremes now and then. */
public final class RandomMessages {
    private static final String[] WORDS = {
        "", "map", "base_link", "Straße", "点群", "\uD83D\uDE97", "a b\n\tc", "x".repeat(200)
    };

    private final SplittableRandom random;
    private boolean isAscii;

    /** The same seed gives the same messages. */
    public RandomMessages(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Without letters that take more than a byte. */
    RandomMessages ascii() {
        isAscii = true;
        return this;
    }

    /** One of them. */
    public <T extends Record> T of(Class<T> type) {
        return type.cast(message(type, 3));
    }

    private Object message(Class<?> type, int most) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i], most);
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getName(), e);
        }
    }

    private Object value(RecordComponent component, int most) {
        Class<?> type = component.getType();
        FixedLength length = component.getAnnotation(FixedLength.class);
        int size = length != null ? length.value() : random.nextInt(most + 1);
        MaxLength limit = component.getAnnotation(MaxLength.class);
        if (limit != null) {
            size = Math.min(size, limit.value());
        }
        if (type == Bytes.class) {
            byte[] bytes = new byte[length != null ? size : random.nextInt(20)];
            random.nextBytes(bytes);
            return Bytes.view(bytes);
        }
        if (type == Floats.class) {
            float[] values = new float[size];
            for (int i = 0; i < size; i++) {
                values[i] = (float) number();
            }
            return Floats.view(values);
        }
        if (type == Doubles.class) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = number();
            }
            return Doubles.view(values);
        }
        if (type == List.class) {
            return list(component, size, most - 1);
        }
        return type.isRecord() ? message(type, most) : scalar(type, component.getAnnotation(Wire.class));
    }

    private Object list(RecordComponent component, int size, int most) {
        Type element = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(element(element, most));
        }
        return values;
    }

    private Object element(Type element, int most) {
        if (element == Boolean.class) {
            return random.nextBoolean();
        }
        if (element == Long.class) {
            return random.nextLong();
        }
        return element == String.class ? word() : message((Class<?>) element, Math.max(0, most));
    }

    private String word() {
        String word = WORDS[random.nextInt(WORDS.length)];
        return isAscii ? word.replaceAll("[^\\x00-\\x7f]", "?") : word;
    }

    private double number() {
        return switch (random.nextInt(8)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextDouble(-1e6, 1e6);
        };
    }

    private Object scalar(Class<?> type, Wire wire) {
        int bits = wire == null ? 64 : 8 * wire.value().bytes();
        long extreme = random.nextInt(4) == 0 ? -1 : random.nextLong();
        if (type == String.class) {
            return word();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        if (type == byte.class) {
            return (byte) extreme;
        }
        if (type == short.class) {
            return (short) extreme;
        }
        if (type == int.class) {
            return bits < 32 ? (int) (extreme & ((1L << bits) - 1)) : (int) extreme;
        }
        if (type == long.class) {
            return bits < 64 ? extreme & ((1L << bits) - 1) : extreme;
        }
        if (type == float.class) {
            return (float) number();
        }
        if (type == double.class) {
            return number();
        }
        throw new AssertionError("no random " + type);
    }
}
