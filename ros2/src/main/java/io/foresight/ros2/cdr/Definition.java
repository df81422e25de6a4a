package io.foresight.ros2.cdr;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A message definition in the format of MCAP's {@code ros2msg} schemas: the message's own lines, then those of each nested message after a
 * line of 80 "=".
 */
final class Definition {
    private static final String SEPARATOR = "=".repeat(80);

    private Definition() {}

    static String of(StructCodec message) {
        StringBuilder text = new StringBuilder();
        append(text, message);
        for (StructCodec inside : inside(message).values()) {
            text.append(SEPARATOR)
                    .append("\nMSG: ")
                    .append(inside.name().inDefinitions())
                    .append('\n');
            append(text, inside);
        }
        return text.toString();
    }

    /** All nested messages at any depth, by full name, in order of first use. */
    static Map<String, StructCodec> inside(StructCodec message) {
        Map<String, StructCodec> found = new LinkedHashMap<>();
        collect(message, found);
        return found;
    }

    private static void collect(StructCodec message, Map<String, StructCodec> found) {
        for (StructCodec.Field field : message.fields()) {
            StructCodec inside = field.shape().message();
            if (inside != null && found.putIfAbsent(inside.name().full(), inside) == null) {
                collect(inside, found);
            }
        }
    }

    private static void append(StringBuilder text, StructCodec message) {
        for (StructCodec.Constant constant : message.constants()) {
            text.append(constant.type().text()).append(' ').append(constant.name());
            text.append('=').append(constant.value()).append('\n');
        }
        for (StructCodec.Field field : message.fields()) {
            text.append(field.shape().text()).append(' ').append(field.name()).append('\n');
        }
    }
}
