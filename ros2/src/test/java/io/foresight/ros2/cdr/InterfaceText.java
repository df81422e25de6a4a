package io.foresight.ros2.cdr;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our messages as OMG IDL, for the compilers of other DDS implementations. Fields are called f0, f1, ... since names do not go over the wire. */
public final class InterfaceText {
    private final Map<String, StructCodec> written = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    /** Of those messages and all inside them. */
    public InterfaceText(Collection<MessageType<?>> types) {
        types.forEach(type -> add(MessageType.codecOf(type.record())));
    }

    /** The whole IDL file. */
    public String text() {
        return text.toString();
    }

    private static String dds(StructCodec message) {
        return message.name().dds();
    }

    private void add(StructCodec message) {
        if (written.put(message.name().full(), message) != null) {
            return;
        }
        List<String> fields = new ArrayList<>();
        for (StructCodec.Field field : message.fields()) {
            if (field.shape().message() != null) {
                add(field.shape().message());
            }
            fields.add(declaration(field.shape(), "f" + fields.size()));
        }
        if (fields.isEmpty()) {
            fields.add("uint8 placeholder");
        }
        text.append("module ")
                .append(message.name().rosPackage())
                .append(" { module msg { module dds_ { @final struct ");
        text.append(message.name().type()).append("_ { ");
        fields.forEach(field -> text.append(field).append("; "));
        text.append("}; }; }; };\n");
    }

    private static String declaration(FieldShape shape, String name) {
        String element = element(shape);
        return switch (shape.count()) {
            case ONE -> element + " " + name;
            case ARRAY -> element + " " + name + "[" + shape.capacity() + "]";
            case BOUNDED -> "sequence<" + element + ", " + shape.capacity() + "> " + name;
            case UNBOUNDED -> "sequence<" + element + "> " + name;
        };
    }

    private static String element(FieldShape shape) {
        return switch (shape.type()) {
            case MESSAGE -> dds(shape.message());
            case BOOL -> "boolean";
            case OCTET -> "octet";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case STRING -> shape.stringCapacity() > 0 ? "string<" + shape.stringCapacity() + ">" : "string";
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 ->
                shape.type().text();
        };
    }
}
