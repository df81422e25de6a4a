package io.foresight.perception.data.nuscenes;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.foresight.core.text.ShownText;
import io.foresight.perception.data.BadDataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The needed fields of one record of a table; filled anew for each. A value is a text, a number, a truth value, or a list of these, in which inner
 * lists are laid flat. Errors name file, record, token, field, what was expected and what was found.
 */
final class TableRecord {
    private static final int MOST_VALUES = 64;
    private static final double MOST_MICROS = 9e15; // in nanoseconds within 63 bits
    private static final Object NULL = new Object();
    private static final String TOKEN = "token";

    private final Path file;
    private final List<String> fields;
    private final Object[] values;
    private int number = -1;

    TableRecord(Path file, List<String> fields) {
        this.file = file;
        this.fields = fields;
        values = new Object[fields.size()];
    }

    /** Place in the table, from 0. */
    int number() {
        return number;
    }

    /** Reads the record at which the parser stands. */
    void fill(JsonParser parser) throws IOException {
        Arrays.fill(values, null);
        number++;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadDataException(where() + ": expected a record in braces, found " + parser.currentToken());
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int slot = fields.indexOf(parser.currentName());
            parser.nextToken();
            if (slot < 0) {
                parser.skipChildren();
                continue;
            }
            if (values[slot] != null) {
                throw wrong(fields.get(slot), "one value", "two");
            }
            values[slot] = value(fields.get(slot), parser);
        }
    }

    private Object value(String field, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return scalar(field, parser);
        }
        List<Object> list = new ArrayList<>();
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else if (list.size() == MOST_VALUES) {
                throw wrong(field, "at most " + MOST_VALUES + " values", "more");
            } else {
                list.add(scalar(field, parser));
            }
        }
        return list;
    }

    private Object scalar(String field, JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> NULL;
            default -> throw wrong(field, "a value", parser.currentToken().toString());
        };
    }

    private static Number number(JsonParser parser) throws IOException {
        boolean isLong = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        return isLong ? (Number) parser.getLongValue() : (Number) parser.getDoubleValue();
    }

    /** A text that is not empty. */
    String text(String field) throws BadDataException {
        Object value = value(field);
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw wrong(field, "a text", shown(value));
    }

    /** The record's own token. */
    Token token() throws BadDataException {
        return Token.of(text(TOKEN));
    }

    /** The token of another record. */
    Token link(String field) throws BadDataException {
        return Token.of(text(field));
    }

    /** The token of another record; an empty text, null or no such field: of none. */
    Optional<Token> optionalLink(String field) throws BadDataException {
        Object value = values[fields.indexOf(field)];
        return value == null || value == NULL || "".equals(value) ? Optional.empty() : Optional.of(link(field));
    }

    /** Tokens of other records. */
    List<Token> links(String field) throws BadDataException {
        List<Token> links = new ArrayList<>();
        for (Object value : list(field)) {
            if (!(value instanceof String text)) {
                throw wrong(field, "a list of tokens", shown(value) + " in it");
            }
            links.add(Token.of(text));
        }
        return links;
    }

    /** So many numbers, which may be NaN. */
    double[] numbers(String field, int count) throws BadDataException {
        List<?> list = list(field);
        if (list.size() != count) {
            throw wrong(field, count + " numbers", list.size() + " values");
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            if (!(list.get(i) instanceof Number value)) {
                throw wrong(field, count + " numbers", shown(list.get(i)) + " among them");
            }
            numbers[i] = value.doubleValue();
        }
        return numbers;
    }

    /** Whether the field is an empty list, or not there. */
    boolean isEmpty(String field) {
        Object value = values[fields.indexOf(field)];
        return value == null || value == NULL || value instanceof List<?> list && list.isEmpty();
    }

    /** A count; -1 where the field is not there. */
    int count(String field) throws BadDataException {
        Object value = values[fields.indexOf(field)];
        if (value == null || value == NULL) {
            return -1;
        }
        if (value instanceof Long count && count >= -1 && count <= Integer.MAX_VALUE) {
            return count.intValue();
        }
        throw wrong(field, "a count", shown(value));
    }

    /** A time in microseconds, which may have a fraction, as nanoseconds. */
    long nanoseconds(String field) throws BadDataException {
        Object value = value(field);
        if (value instanceof Number micros && micros.doubleValue() >= 0 && micros.doubleValue() < MOST_MICROS) {
            return value instanceof Long whole ? whole * 1000 : Math.round(micros.doubleValue() * 1000);
        }
        throw wrong(field, "microseconds, 0 or more", shown(value));
    }

    boolean flag(String field) throws BadDataException {
        Object value = value(field);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(field, "true or false", shown(value));
    }

    private List<?> list(String field) throws BadDataException {
        Object value = value(field);
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(field, "a list", shown(value));
    }

    private Object value(String field) throws BadDataException {
        Object value = values[fields.indexOf(field)];
        if (value == null) {
            throw wrong(field, "a value", "no such field");
        }
        return value;
    }

    /** The exception for a field. */
    BadDataException wrong(String field, String expected, String found) {
        return new BadDataException(where() + ": field " + field + ": expected " + expected + ", found " + found);
    }

    /** The exception for a token to which no record of another table belongs. */
    BadDataException dangling(String field, String table) {
        return wrong(field, "a token of table " + table, shown(values[fields.indexOf(field)]));
    }

    /** The exception for a record that is there twice. */
    BadDataException repeated() {
        return new BadDataException(where() + ": is there twice; tokens and names must differ");
    }

    private String where() {
        int slot = fields.indexOf(TOKEN);
        String token = slot >= 0 && values[slot] instanceof String text ? " (token " + ShownText.name(text) + ")" : "";
        return file + ": record " + number + token;
    }

    private static String shown(Object value) {
        if (value instanceof String text) {
            return "\"" + ShownText.name(text) + "\"";
        }
        return value == NULL ? "null" : ShownText.line(value.toString(), ShownText.MOST);
    }
}
