package io.foresight.perception.data.once;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A value in a sequence's JSON file.
 *
 * @param where file and path of fields, for messages
 */
record OnceValue(String where, JsonNode node) {
    /** Values in one frame, or in the calibration. */
    private static final int MOST = 200_000;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Reads the value at which the parser stands, with all that is in it. */
    static OnceValue read(String where, JsonParser parser) throws IOException {
        return new OnceValue(where, new Reader(where).read(parser));
    }

    /** Counts the values, so that one of them cannot take all memory. */
    private static final class Reader {
        private final String where;
        private int left = MOST;

        Reader(String where) {
            this.where = where;
        }

        JsonNode read(JsonParser parser) throws IOException {
            if (left-- == 0) {
                throw new BadDataException(where + ": holds more than " + MOST + " values, the limit");
            }
            return switch (parser.currentToken()) {
                case START_OBJECT -> object(parser);
                case START_ARRAY -> array(parser);
                case VALUE_STRING -> NODES.textNode(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
                case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
                default -> NODES.nullNode();
            };
        }

        private ObjectNode object(JsonParser parser) throws IOException {
            ObjectNode object = NODES.objectNode();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (object.replace(name, read(parser)) != null) {
                    throw new BadDataException(where + ": field " + ShownText.name(name) + " is there twice");
                }
            }
            return object;
        }

        private ArrayNode array(JsonParser parser) throws IOException {
            ArrayNode array = NODES.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(parser));
            }
            return array;
        }
    }

    /** Whether there is such a field with a value that is not null. */
    boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** A field. */
    OnceValue field(String field) throws BadDataException {
        if (!has(field)) {
            throw wrong("a field " + field);
        }
        return new OnceValue(where + "." + ShownText.name(field), node.get(field));
    }

    /** Names of the fields. */
    List<String> fieldNames() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The elements of a list. */
    List<OnceValue> elements() throws BadDataException {
        if (!node.isArray()) {
            throw wrong("a list");
        }
        List<OnceValue> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new OnceValue(where + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    /** A text. */
    String text() throws BadDataException {
        if (!node.isTextual()) {
            throw wrong("a text");
        }
        return node.textValue();
    }

    /** The numbers of a list, in which inner lists are laid flat; they may be NaN. */
    double[] numbers() throws BadDataException {
        List<Double> numbers = new ArrayList<>();
        collect(node, numbers);
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** So many numbers. */
    double[] numbers(int count) throws BadDataException {
        double[] numbers = numbers();
        if (numbers.length != count) {
            throw wrong(count + " numbers");
        }
        return numbers;
    }

    private void collect(JsonNode list, List<Double> numbers) throws BadDataException {
        if (!list.isArray()) {
            throw wrong("a list of numbers");
        }
        for (JsonNode element : list) {
            if (element.isNumber()) {
                numbers.add(element.doubleValue());
            } else {
                collect(element, numbers);
            }
        }
    }

    /** The exception for a value that is not as expected. */
    BadDataException wrong(String expected) {
        return new BadDataException(
                where + ": expected " + expected + ", found " + ShownText.line(node.toString(), ShownText.MOST));
    }
}
