package io.foresight.ros2.cdr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.foresight.core.file.Sha256;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The RIHS01 hash of a message (REP-2011): SHA-256 of its type description (REP-2016) as JSON with one space after each comma and colon,
 * nested messages sorted by name, default values left out. ROS names are ASCII without quotes, so nothing needs escaping.
 */
final class TypeHash {
    private TypeHash() {}

    static String of(StructCodec message) {
        return "RIHS01_" + Sha256.hex(description(message).getBytes(UTF_8));
    }

    static String description(StructCodec message) {
        String inside = new TreeMap<>(Definition.inside(message))
                .values().stream().map(TypeHash::individual).collect(Collectors.joining(", "));
        return "{\"type_description\": " + individual(message) + ", \"referenced_type_descriptions\": [" + inside
                + "]}";
    }

    private static String individual(StructCodec message) {
        String fields = message.fields().isEmpty()
                ? field(StructCodec.PLACEHOLDER, FieldShape.one(WireType.UINT8))
                : message.fields().stream()
                        .map(field -> field(field.name(), field.shape()))
                        .collect(Collectors.joining(", "));
        return "{\"type_name\": \"" + message.name().full() + "\", \"fields\": [" + fields + "]}";
    }

    private static String field(String name, FieldShape shape) {
        String nested = shape.message() == null ? "" : shape.message().name().full();
        return "{\"name\": \"" + name + "\", \"type\": {\"type_id\": " + shape.id() + ", \"capacity\": "
                + shape.capacity() + ", \"string_capacity\": " + shape.stringCapacity() + ", \"nested_type_name\": \""
                + nested + "\"}}";
    }
}
