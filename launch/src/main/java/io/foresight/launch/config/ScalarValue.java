package io.foresight.launch.config;

import io.foresight.core.text.DidYouMean;
import io.foresight.launch.config.ConfigNode.Scalar;
import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts a written value to a Java value, or says what form it must have. */
final class ScalarValue {
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+(_\\d+)*\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d+(?:\\.\\d+)?) ?([A-Za-zµ]+)");
    private static final Map<String, BigDecimal> NANOSECONDS = Map.of(
            "ns", BigDecimal.ONE,
            "us", BigDecimal.valueOf(1_000),
            "ms", BigDecimal.valueOf(1_000_000),
            "s", BigDecimal.valueOf(1_000_000_000),
            "min", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));
    private static final Map<String, BigDecimal> BYTES = Map.of(
            "B", BigDecimal.ONE,
            "kB", BigDecimal.valueOf(1_000),
            "MB", BigDecimal.valueOf(1_000_000),
            "GB", BigDecimal.valueOf(1_000_000_000),
            "KiB", BigDecimal.valueOf(1L << 10),
            "MiB", BigDecimal.valueOf(1L << 20),
            "GiB", BigDecimal.valueOf(1L << 30));

    private ScalarValue() {}

    /** Whether a single value can be converted to this type. */
    static boolean takes(Class<?> type) {
        return type == String.class
                || type == boolean.class
                || type == Boolean.class
                || type == int.class
                || type == Integer.class
                || type == long.class
                || type == Long.class
                || type == float.class
                || type == Float.class
                || type == double.class
                || type == Double.class
                || type == Path.class
                || type == Duration.class
                || type.isEnum();
    }

    /**
     * Converts a value.
     *
     * @param name of the key; an integer whose name ends in bytes may be written as a size
     * @throws WrongValueException when the text is not a valid value of the type; its message completes "NAME ..."
     */
    static Object convert(Scalar scalar, Class<?> type, String name) throws WrongValueException {
        if (scalar.isEmpty()) {
            throw new WrongValueException("has no value");
        }
        if (type == String.class) {
            return scalar.text();
        }
        if (type == Path.class) {
            return path(scalar);
        }
        if (type.isEnum()) {
            return constant(scalar, type);
        }
        if (type == Duration.class) {
            return Duration.ofNanos(
                    quantity(scalar, NANOSECONDS, "a duration with its unit, such as 200ms, 1.5s, 10min or 2h"));
        }
        if (scalar.quoted()) {
            throw new WrongValueException("must be " + kind(type) + ", got " + scalar.described());
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(scalar);
        }
        if (type == float.class || type == Float.class) {
            return (float) number(scalar);
        }
        if (type == double.class || type == Double.class) {
            return number(scalar);
        }
        long whole = name.endsWith("bytes") ? size(scalar) : whole(scalar);
        if (type == long.class || type == Long.class) {
            return whole;
        }
        if (whole != (int) whole) {
            throw new WrongValueException("must be in -2147483648 .. 2147483647, got " + scalar.text());
        }
        return (int) whole;
    }

    private static Object path(Scalar scalar) throws WrongValueException {
        try {
            return Path.of(scalar.text());
        } catch (InvalidPathException e) {
            throw new WrongValueException("must be a path, got " + scalar.described() + " (" + e.getReason() + ")");
        }
    }

    private static Object constant(Scalar scalar, Class<?> type) throws WrongValueException {
        List<String> names = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
            if (name.equals(scalar.text().toLowerCase(Locale.ROOT))) {
                return constant;
            }
            names.add(name);
        }
        throw new WrongValueException("must be one of " + String.join(", ", names) + ", got " + scalar.described()
                + DidYouMean.nearest(scalar.text(), names)
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse(""));
    }

    private static boolean truth(Scalar scalar) throws WrongValueException {
        return switch (scalar.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WrongValueException("must be true or false, got " + scalar.described());
        };
    }

    private static double number(Scalar scalar) throws WrongValueException {
        return switch (scalar.text()) {
            case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
            case "-.inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                if (!NUMBER.matcher(scalar.text()).matches()) {
                    throw new WrongValueException("must be a number, got " + scalar.described());
                }
                yield Double.parseDouble(scalar.text().replace("_", ""));
            }
        };
    }

    private static long whole(Scalar scalar) throws WrongValueException {
        if (!NUMBER.matcher(scalar.text()).matches()) {
            throw new WrongValueException("must be a whole number, got " + scalar.described());
        }
        return exact(new BigDecimal(scalar.text().replace("_", "")), scalar, "a whole number");
    }

    private static long size(Scalar scalar) throws WrongValueException {
        return NUMBER.matcher(scalar.text()).matches()
                ? whole(scalar)
                : quantity(scalar, BYTES, "a size in bytes or with its unit, such as 16MiB or 500kB");
    }

    private static long quantity(Scalar scalar, Map<String, BigDecimal> units, String kind) throws WrongValueException {
        Matcher matcher = WITH_UNIT.matcher(scalar.text().strip());
        BigDecimal unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new WrongValueException("must be " + kind + ", got " + scalar.described());
        }
        return exact(new BigDecimal(matcher.group(1)).multiply(unit), scalar, kind);
    }

    private static long exact(BigDecimal value, Scalar scalar, String kind) throws WrongValueException {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw new WrongValueException("must be " + kind + " that fits 64 bits, got " + scalar.described());
        }
    }

    private static String kind(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        boolean whole = type == int.class || type == Integer.class || type == long.class || type == Long.class;
        return whole ? "a whole number" : "a number";
    }

    /** The message completes "NAME ...". */
    static final class WrongValueException extends Exception {
        private static final long serialVersionUID = 1L;

        WrongValueException(String message) {
            super(message);
        }
    }
}
