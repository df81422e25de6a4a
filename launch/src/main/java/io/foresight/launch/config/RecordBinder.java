package io.foresight.launch.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.foresight.core.text.DidYouMean;
import io.foresight.core.text.Problems;
import io.foresight.launch.config.ConfigNode.Mapping;
import io.foresight.launch.config.ConfigNode.Scalar;
import io.foresight.launch.config.ConfigNode.Sequence;
import io.foresight.launch.config.ScalarValue.WrongValueException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Creates records from a tree: one key for each record component, with its name in snake_case. It continues after a problem, so that all
 * are found; a value that could not be created is null, and no record is created from such values.
 */
final class RecordBinder {
    private final Map<String, String> retired;
    private final Function<Throwable, List<String>> explanations;
    private final Problems problems;

    /**
     * @param retired replacement of a retired key, by its full name
     * @param explanations extracts the problems from an exception of a record's constructor
     */
    RecordBinder(Map<String, String> retired, Function<Throwable, List<String>> explanations, Problems problems) {
        this.retired = retired;
        this.explanations = explanations;
        this.problems = problems;
    }

    /** A record from the tree; not valid when there are problems afterwards. */
    <T extends Record> T bind(Mapping root, Class<T> type) {
        return type.cast(record(root, type, "", null));
    }

    private Object record(Mapping mapping, Class<?> type, String path, Object given) {
        Object base = given == null ? defaults(type) : given;
        RecordComponent[] components = type.getRecordComponents();
        refuseUnknown(mapping, components, path);
        int before = problems.count();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            RecordComponent component = components[i];
            String key = snakeCase(component.getName());
            String name = join(path, key);
            types[i] = component.getType();
            Object fallback = base == null ? null : read(component, base);
            ConfigNode node = mapping.entries().get(key);
            if (node != null) {
                values[i] = value(node, component.getGenericType(), name, key, fallback);
            } else if (fallback != null) {
                values[i] = fallback;
            } else if (component.getType() == Optional.class) {
                values[i] = Optional.empty();
            } else if (base == null) {
                problems.add(mapping.origin(), name + " is missing");
            }
        }
        return problems.count() > before ? null : create(type, types, values, mapping, path);
    }

    private void refuseUnknown(Mapping mapping, RecordComponent[] components, String path) {
        List<String> known = new ArrayList<>();
        for (RecordComponent component : components) {
            known.add(snakeCase(component.getName()));
        }
        mapping.entries().forEach((key, node) -> {
            if (known.contains(key)) {
                return;
            }
            String name = join(path, key);
            String instead = retired.get(name);
            if (instead != null) {
                problems.add(node.origin(), name + " is no longer a key: " + instead);
                return;
            }
            problems.add(
                    node.origin(),
                    name + " is not a key"
                            + DidYouMean.nearest(key, known)
                                    .map(meant -> ", did you mean " + join(path, meant) + "?")
                                    .orElse("; known here: " + String.join(", ", known)));
        });
    }

    private Object value(ConfigNode node, Type type, String path, String name, Object fallback) {
        if (type instanceof ParameterizedType generic) {
            return generic(node, generic, path, name, fallback);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            if (node instanceof Mapping mapping) {
                return record(mapping, plain, path, fallback);
            }
            problems.add(node.origin(), path + " must be a group of keys, got " + node.described());
            return null;
        }
        if (plain.isSealed()) {
            if (node instanceof Mapping mapping) {
                return member(mapping, plain, path);
            }
            problems.add(node.origin(), path + " must be a group of keys, got " + node.described());
            return null;
        }
        if (!ScalarValue.takes(plain)) {
            throw new IllegalArgumentException("configuration cannot hold a " + plain.getName() + " (" + path + ")");
        }
        if (!(node instanceof Scalar scalar)) {
            problems.add(node.origin(), path + " must be a single value, got " + node.described());
            return null;
        }
        try {
            return ScalarValue.convert(scalar, plain, name);
        } catch (WrongValueException e) {
            problems.add(node.origin(), path + " " + e.getMessage());
            return null;
        }
    }

    /** A record of a sealed family, selected by the key given by Jackson's annotations of the family. */
    private Object member(Mapping mapping, Class<?> family, String path) {
        String key = family.getAnnotation(JsonTypeInfo.class).property();
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (JsonSubTypes.Type kind : family.getAnnotation(JsonSubTypes.class).value()) {
            kinds.put(kind.name(), kind.value());
        }
        ConfigNode named = mapping.entries().get(key);
        if (!(named instanceof Scalar kind) || !kinds.containsKey(kind.text())) {
            problems.add(
                    named == null ? mapping.origin() : named.origin(),
                    join(path, key) + " must be one of " + String.join(", ", kinds.keySet()) + ", got "
                            + (named == null ? "nothing" : named.described()));
            return null;
        }
        Mapping rest = new Mapping(new LinkedHashMap<>(mapping.entries()), mapping.origin());
        rest.entries().remove(key);
        return record(rest, kinds.get(kind.text()), path, null);
    }

    private Object generic(ConfigNode node, ParameterizedType type, String path, String name, Object fallback) {
        Type[] arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            boolean empty = node instanceof Scalar scalar && scalar.isEmpty();
            Object inner = fallback == null ? null : ((Optional<?>) fallback).orElse(null);
            return empty ? Optional.empty() : Optional.ofNullable(value(node, arguments[0], path, name, inner));
        }
        if (type.getRawType() == List.class) {
            if (node instanceof Sequence sequence) {
                List<Object> items = new ArrayList<>();
                for (ConfigNode item : sequence.items()) {
                    items.add(value(item, arguments[0], path + "[" + items.size() + "]", name, null));
                }
                return items;
            }
            problems.add(node.origin(), path + " must be a list, got " + node.described());
            return null;
        }
        if (type.getRawType() == Map.class && arguments[0] == String.class) {
            if (node instanceof Mapping mapping) {
                Map<String, Object> entries = new LinkedHashMap<>();
                mapping.entries()
                        .forEach((key, item) ->
                                entries.put(key, value(item, arguments[1], join(path, key), name, null)));
                return entries;
            }
            problems.add(node.origin(), path + " must be a group of keys, got " + node.described());
            return null;
        }
        throw new IllegalArgumentException("configuration cannot hold a " + type + " (" + path + ")");
    }

    private Object create(Class<?> type, Class<?>[] types, Object[] values, Mapping mapping, String path) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            for (String message : explanations.apply(e.getCause())) {
                String inKeys = inKeys(message, type);
                problems.add(origin(inKeys, mapping), path.isEmpty() ? inKeys : path + ": " + inKeys);
            }
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made from configuration", e);
        }
    }

    /** Location of the first key mentioned in an error message; otherwise of its group. */
    private static String origin(String message, Mapping mapping) {
        for (String word : message.split("\\W+")) {
            ConfigNode named = mapping.entries().get(word);
            if (named != null) {
                return named.origin();
            }
        }
        return mapping.origin();
    }

    /** Replaces component names in a message by the configuration's keys. */
    private static String inKeys(String message, Class<?> type) {
        String text = message;
        for (RecordComponent component : type.getRecordComponents()) {
            text = text.replaceAll("\\b" + component.getName() + "\\b", snakeCase(component.getName()));
        }
        return text;
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The record's own defaults, {@code static T defaults()} or {@code T DEFAULT}; null when every key is required. */
    private static Object defaults(Class<?> type) {
        try {
            for (Field field : type.getFields()) {
                if (field.getName().equals("DEFAULT") && field.getType() == type) {
                    return field.get(null);
                }
            }
            return type.getMethod("defaults").invoke(null);
        } catch (NoSuchMethodException e) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("the defaults of " + type.getName() + " cannot be read", e);
        }
    }

    static Object read(RecordComponent component, Object record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot read " + component, e);
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
