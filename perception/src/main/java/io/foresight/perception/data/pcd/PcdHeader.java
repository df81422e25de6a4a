package io.foresight.perception.data.pcd;

import io.foresight.perception.data.BadDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The text header of a PCD file, validated. What is left out is filled in as PCL does: SIZE 4, TYPE F, COUNT 1, HEIGHT 1, and a WIDTH of
 * POINTS.
 *
 * @param stride bytes a point
 * @param dataAt byte offset of the first point
 */
record PcdHeader(List<PcdField> fields, int stride, int points, Encoding encoding, int dataAt) {
    /** A longer header is rejected. */
    static final int MAX_BYTES = 16 << 10;

    private static final int MAX_POINTS = 4_000_000;
    private static final int MAX_STRIDE = 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    enum Encoding {
        ASCII,
        BINARY,
        BINARY_COMPRESSED
    }

    List<String> names() {
        return fields.stream().map(PcdField::name).toList();
    }

    /** Parses the lines from the start of {@code content} up to and including DATA. */
    static PcdHeader parse(byte[] content, int length, String file) throws BadDataException {
        Map<String, String[]> entries = new HashMap<>();
        int at = Arrays.mismatch(content, BYTE_ORDER_MARK) == BYTE_ORDER_MARK.length ? BYTE_ORDER_MARK.length : 0;
        while (true) {
            int end = at;
            while (end < Math.min(length, MAX_BYTES) && content[end] != '\n') {
                end++;
            }
            if (end == Math.min(length, MAX_BYTES)) {
                throw new BadDataException(
                        file + ": has no DATA line in its first " + end + " bytes; not a whole PCD file");
            }
            String line = ascii(content, at, end).strip();
            at = end + 1;
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (entries.put(words[0], words) != null) {
                throw new BadDataException(file + ": header line " + words[0] + " is repeated");
            }
            if (words[0].equals("DATA")) {
                return build(entries, at, file);
            }
        }
    }

    private static PcdHeader build(Map<String, String[]> entries, int dataAt, String file) throws BadDataException {
        String[] names = required(entries, entries.containsKey("FIELDS") ? "FIELDS" : "COLUMNS", file);
        String[] sizes = orElse(entries, "SIZE", "4", names.length, file);
        String[] types = orElse(entries, "TYPE", "F", names.length, file);
        String[] counts = orElse(entries, "COUNT", "1", names.length, file);
        List<PcdField> fields = new ArrayList<>();
        int stride = 0;
        for (int i = 1; i < names.length; i++) {
            int size = number("SIZE", sizes[i], MAX_STRIDE, file);
            int count = number("COUNT", counts[i], MAX_STRIDE, file);
            PcdField field = new PcdField(names[i], stride, kind(types[i]), size, count);
            fields.add(field);
            stride += field.bytes();
            if (stride > MAX_STRIDE) {
                throw new BadDataException(file + ": a point must have at most " + MAX_STRIDE + " bytes");
            }
        }
        return new PcdHeader(List.copyOf(fields), stride, points(entries, file), encoding(entries, file), dataAt);
    }

    /** Fields of types that are not read may be there as long as nobody asks for them. */
    private static char kind(String type) {
        return type.length() == 1 ? Character.toUpperCase(type.charAt(0)) : '?';
    }

    private static int points(Map<String, String[]> entries, String file) throws BadDataException {
        if (!entries.containsKey("WIDTH") && !entries.containsKey("POINTS")) {
            throw new BadDataException(file + ": header has neither WIDTH nor POINTS");
        }
        long points = entries.containsKey("POINTS") ? count(entries, "POINTS", file) : -1;
        if (entries.containsKey("WIDTH")) {
            long height = entries.containsKey("HEIGHT") ? count(entries, "HEIGHT", file) : 1;
            long product = count(entries, "WIDTH", file) * height;
            if (points >= 0 && points != product) {
                throw new BadDataException(
                        file + ": POINTS is " + points + ", WIDTH x HEIGHT is " + product + "; they must agree");
            }
            points = product;
        }
        if (points > MAX_POINTS) {
            throw new BadDataException(file + ": has " + points + " points, the limit is " + MAX_POINTS);
        }
        return (int) points;
    }

    private static long count(Map<String, String[]> entries, String key, String file) throws BadDataException {
        return number(key, word(entries.get(key), file), Integer.MAX_VALUE, file);
    }

    private static Encoding encoding(Map<String, String[]> entries, String file) throws BadDataException {
        String word = word(entries.get("DATA"), file);
        return switch (word) {
            case "ascii" -> Encoding.ASCII;
            case "binary" -> Encoding.BINARY;
            case "binary_compressed" -> Encoding.BINARY_COMPRESSED;
            default ->
                throw new BadDataException(
                        file + ": DATA is \"" + word + "\", must be ascii, binary or binary_compressed");
        };
    }

    private static String[] required(Map<String, String[]> entries, String key, String file) throws BadDataException {
        String[] words = entries.get(key);
        if (words == null || words.length < 2) {
            throw new BadDataException(file + ": header has no " + key);
        }
        return words;
    }

    private static String[] orElse(Map<String, String[]> entries, String key, String usual, int length, String file)
            throws BadDataException {
        String[] words = entries.get(key);
        if (words == null) {
            words = new String[length];
            Arrays.fill(words, usual);
        }
        if (words.length != length) {
            throw new BadDataException(
                    file + ": " + key + " has " + (words.length - 1) + " entries, FIELDS has " + (length - 1));
        }
        return words;
    }

    private static String word(String[] words, String file) throws BadDataException {
        if (words.length != 2) {
            throw new BadDataException(file + ": " + words[0] + " must have one value, got " + (words.length - 1));
        }
        return words[1];
    }

    private static int number(String key, String word, int max, String file) throws BadDataException {
        try {
            int value = Integer.parseInt(word);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadDataException(file + ": " + key + " is not an integer: \"" + word + "\"", notANumber);
        }
        throw new BadDataException(file + ": " + key + " must be in 0 .. " + max + ", got " + word);
    }

    private static String ascii(byte[] content, int from, int to) {
        return new String(content, from, to - from, StandardCharsets.US_ASCII);
    }
}
