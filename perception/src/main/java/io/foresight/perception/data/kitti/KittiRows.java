package io.foresight.perception.data.kitti;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A calibration file: a key and numbers in each line. Lines are found by key, not by line number. */
final class KittiRows {
    private static final int MAX_BYTES = 1 << 16;

    private final Path file;
    private final Map<String, String> rows = new HashMap<>();

    private KittiRows(Path file) {
        this.file = file;
    }

    static KittiRows read(Path file) throws IOException {
        KittiRows read = new KittiRows(file);
        for (String line : BoundedFile.text(file, MAX_BYTES).lines().toList()) {
            String[] words = line.strip().split("[:\\s]+", 2);
            if (words.length == 2) {
                read.rows.put(words[0], words[1]);
            }
        }
        return read;
    }

    /**
     * The numbers of the first of the keys that there is.
     *
     * @throws BadDataException naming the file and the key that is missing or wrong
     */
    double[] numbers(List<String> keys, int count) throws BadDataException {
        for (String key : keys) {
            String row = rows.get(key);
            if (row != null) {
                return numbers(row, count, file + ": " + key);
            }
        }
        throw new BadDataException(file + ": has no line " + keys.get(0) + ":");
    }

    /**
     * Finite numbers, parted by blanks.
     *
     * @param what is read, for messages
     */
    static double[] numbers(String text, int count, String what) throws BadDataException {
        String[] words = text.strip().split("\\s+");
        if (words.length != count) {
            throw new BadDataException(what + " has " + words.length + " numbers, needs " + count);
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(words[i], what);
        }
        return numbers;
    }

    private static double number(String word, String what) throws BadDataException {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new BadDataException(what + " is not a number: \"" + word + "\"", notANumber);
        }
        throw new BadDataException(what + " must be finite, got " + word);
    }
}
