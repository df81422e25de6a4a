package io.foresight.perception.data.kitti;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.BoundedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads and writes lines of {@code label_2} files and of result files (the same format with a score at the end). */
public final class KittiLabels {
    private static final int MAX_BYTES = 4 << 20;
    private static final int LABEL_WORDS = 15;
    private static final int RESULT_WORDS = 16;
    private static final String[] FIELDS = {
        "truncated",
        "occluded",
        "alpha",
        "left",
        "top",
        "right",
        "bottom",
        "height",
        "width",
        "length",
        "x",
        "y",
        "z",
        "rotation_y",
        "score"
    };

    private KittiLabels() {}

    /**
     * All lines of a file. Empty lines are skipped; an empty file has no objects.
     *
     * @throws BadDataException naming file, line and field
     */
    public static List<KittiObject> read(Path file) throws IOException {
        List<String> lines = BoundedFile.text(file, MAX_BYTES).lines().toList();
        List<KittiObject> objects = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                objects.add(parse(lines.get(i), file + ":" + (i + 1)));
            }
        }
        return objects;
    }

    /**
     * Parses one line. A type that KITTI does not have is {@link KittiType#MISC}.
     *
     * @param where location of the line, for error messages
     * @throws BadDataException naming {@code where} and the field
     */
    public static KittiObject parse(String line, String where) throws BadDataException {
        String[] words = line.strip().split("\\s+");
        if (words.length != LABEL_WORDS && words.length != RESULT_WORDS) {
            throw new BadDataException(where + ": has " + words.length + " words, must have " + LABEL_WORDS
                    + " (label) or " + RESULT_WORDS + " (result)");
        }
        KittiType type = KittiType.ofWord(words[0]).orElse(KittiType.MISC);
        double[] v = values(words, where);
        if (type != KittiType.DONT_CARE) {
            for (int i = 7; i < 10; i++) {
                if (!(v[i] > 0)) {
                    throw new BadDataException(
                            where + ": " + FIELDS[i] + " must be positive, got " + words[i + 1] + " m");
                }
            }
        }
        return object(type, v);
    }

    /** The numbers behind the type; the last one is NaN where there is no score. */
    static double[] values(String[] words, String where) throws BadDataException {
        double[] v = new double[RESULT_WORDS - 1];
        v[v.length - 1] = Double.NaN;
        for (int i = 1; i < words.length; i++) {
            v[i - 1] = number(words[i], FIELDS[i - 1], where);
        }
        return v;
    }

    static KittiObject object(KittiType type, double[] v) {
        return new KittiObject(
                type,
                v[0],
                (int) v[1],
                v[2],
                v[3],
                v[4],
                v[5],
                v[6],
                v[7],
                v[8],
                v[9],
                v[10],
                v[11],
                v[12],
                v[13],
                v[14]);
    }

    /** One line in the file's format, with the score where there is one; four decimals. */
    public static String format(KittiObject o) {
        String label = String.format(
                Locale.ROOT,
                "%s %.2f %d %.4f %.2f %.2f %.2f %.2f %.4f %.4f %.4f %.4f %.4f %.4f %.4f",
                o.type().word(),
                o.truncation(),
                o.occlusion(),
                o.alpha(),
                o.left(),
                o.top(),
                o.right(),
                o.bottom(),
                o.height(),
                o.width(),
                o.length(),
                o.x(),
                o.y(),
                o.z(),
                o.rotationY());
        return Double.isNaN(o.score()) ? label : label + String.format(Locale.ROOT, " %.4f", o.score());
    }

    private static double number(String word, String field, String where) throws BadDataException {
        double value;
        try {
            value = Double.parseDouble(word);
        } catch (NumberFormatException notANumber) {
            throw new BadDataException(where + ": " + field + " is not a number: \"" + word + "\"", notANumber);
        }
        if (!(Math.abs(value) <= 1e6)) {
            throw new BadDataException(where + ": " + field + " must be finite and within 1e6, got " + word);
        }
        return value;
    }
}
