package io.foresight.perception.data.pcd;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BinSweep;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text header of a PCD file, validated.
 *
 * @param stride bytes a point
 * @param dataAt byte offset of the first point
 */
record PcdHeader(List<PcdField> fields, int stride, int points, Encoding encoding, int dataAt) {
    /** A longer header is rejected. */
    static final int MAX_BYTES = 16 << 10;

    private static final int MAX_STRIDE = 1024;

    enum Encoding {
        ASCII,
        BINARY,
        BINARY_COMPRESSED
    }

    Optional<PcdField> field(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** Parses the lines from the start of {@code content} up to and including DATA. */
    static PcdHeader parse(byte[] content, int length, String file) throws BadDataException {
        Map<String, String[]> entries = new HashMap<>();
        int at = 0;
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
        String[] sizes = required(entries, "SIZE", file);
        String[] types = required(entries, "TYPE", file);
        String[] counts = entries.get("COUNT");
        requireLength("SIZE", sizes, names.length, file);
        requireLength("TYPE", types, names.length, file);
        if (counts != null) {
            requireLength("COUNT", counts, names.length, file);
        }
        List<PcdField> fields = new ArrayList<>();
        int stride = 0;
        for (int i = 1; i < names.length; i++) {
            int size = number("SIZE", sizes[i], 8, file);
            int count = counts == null ? 1 : number("COUNT", counts[i], MAX_STRIDE, file);
            PcdField field = new PcdField(names[i], stride, kind(types[i], size, names[i], file), size, count);
            if (!names[i].equals("_") && fields.stream().anyMatch(f -> f.name().equals(field.name()))) {
                throw new BadDataException(file + ": FIELDS names " + names[i] + " twice");
            }
            fields.add(field);
            stride += field.bytes();
            if (stride > MAX_STRIDE) {
                throw new BadDataException(file + ": a point must have at most " + MAX_STRIDE + " bytes");
            }
        }
        return new PcdHeader(List.copyOf(fields), stride, points(entries, file), encoding(entries, file), dataAt);
    }

    private static int points(Map<String, String[]> entries, String file) throws BadDataException {
        String[] width = required(entries, "WIDTH", file);
        String[] height = required(entries, "HEIGHT", file);
        long product = (long) number("WIDTH", word(width, file), Integer.MAX_VALUE, file)
                * number("HEIGHT", word(height, file), Integer.MAX_VALUE, file);
        if (entries.containsKey("POINTS")) {
            int points = number("POINTS", word(entries.get("POINTS"), file), Integer.MAX_VALUE, file);
            if (points != product) {
                throw new BadDataException(
                        file + ": POINTS is " + points + ", WIDTH x HEIGHT is " + product + "; they must agree");
            }
        }
        if (product > BinSweep.MAX_POINTS) {
            throw new BadDataException(file + ": has " + product + " points, the limit is " + BinSweep.MAX_POINTS);
        }
        return (int) product;
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

    private static char kind(String type, int size, String name, String file) throws BadDataException {
        boolean fits =
                switch (type) {
                    case "F" -> size == 4 || size == 8;
                    case "I", "U" -> size == 1 || size == 2 || size == 4 || size == 8;
                    default -> false;
                };
        if (!fits) {
            throw new BadDataException(file + ": field " + name + " has TYPE " + type + " and SIZE " + size
                    + "; read are F of 4 or 8 and I, U of 1, 2, 4 or 8 bytes");
        }
        return type.charAt(0);
    }

    private static String[] required(Map<String, String[]> entries, String key, String file) throws BadDataException {
        String[] words = entries.get(key);
        if (words == null || words.length < 2) {
            throw new BadDataException(file + ": header has no " + key);
        }
        return words;
    }

    private static void requireLength(String key, String[] words, int length, String file) throws BadDataException {
        if (words.length != length) {
            throw new BadDataException(
                    file + ": " + key + " has " + (words.length - 1) + " entries, FIELDS has " + (length - 1));
        }
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
