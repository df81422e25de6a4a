package io.foresight.launch.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts a settings record to flat ROS parameters, from which {@link ConfigReader} can create an equal record. */
public final class SettingsParameters {
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private final Map<String, Object> values = new TreeMap<>();

    private SettingsParameters() {}

    /**
     * The parameters by full name ({@code group.key}): Boolean, Long, Double, String, or a List of one of them; durations with their unit.
     * Lists of groups cannot be represented and are left out, as are empty options.
     */
    public static Map<String, Object> of(Record settings) {
        SettingsParameters parameters = new SettingsParameters();
        parameters.addGroup("", settings);
        return parameters.values;
    }

    /** Whether settings of this type have a parameter of this full name. */
    public static boolean knows(Class<?> settings, String name) {
        int dot = name.indexOf('.');
        String first = dot < 0 ? name : name.substring(0, dot);
        for (RecordComponent component : settings.getRecordComponents()) {
            if (RecordBinder.snakeCase(component.getName()).equals(first)) {
                Class<?> type = component.getType();
                if (type == Optional.class
                        && component.getGenericType() instanceof ParameterizedType optional
                        && optional.getActualTypeArguments()[0] instanceof Class<?> present) {
                    type = present;
                }
                boolean group = type.isRecord();
                return type == Map.class || (dot < 0 ? !group : group && knows(type, name.substring(dot + 1)));
            }
        }
        return false;
    }

    private void addGroup(String prefix, Record group) {
        for (RecordComponent component : group.getClass().getRecordComponents()) {
            add(prefix + RecordBinder.snakeCase(component.getName()), RecordBinder.read(component, group));
        }
    }

    private void add(String name, Object value) {
        if (value instanceof Optional<?> option) {
            option.ifPresent(present -> add(name, present));
        } else if (value instanceof Record group) {
            addGroup(name + ".", group);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> add(name + "." + key, each));
        } else if (value instanceof List<?> items) {
            if (items.stream().noneMatch(item -> item instanceof Record || item instanceof List)) {
                values.put(name, items.stream().map(SettingsParameters::scalar).toList());
            }
        } else {
            values.put(name, scalar(value));
        }
    }

    private static Object scalar(Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof Float || value instanceof Double) {
            return Double.valueOf(value.toString()); // 0.1 stays 0.1
        }
        if (value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof Duration span) {
            return BigDecimal.valueOf(span.toNanos())
                            .divide(NANOS)
                            .stripTrailingZeros()
                            .toPlainString()
                    + "s";
        }
        if (value instanceof Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
        if (value instanceof Path path) {
            return path.toString();
        }
        throw new IllegalArgumentException("settings cannot hold a " + value.getClass());
    }
}
