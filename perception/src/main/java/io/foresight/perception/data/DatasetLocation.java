package io.foresight.perception.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a dataset is and what is stated about it: {@code PLACE} or {@code PLACE?full_scale=255&columns=5}. If there is a file or folder with
 * exactly this name, the whole text is the place.
 *
 * @param options by name
 */
public record DatasetLocation(String place, Map<String, String> options) {
    /** The sensor's largest intensity, which becomes 1. */
    public static final String FULL_SCALE = "full_scale";

    /** Numbers a point in files without a header. */
    public static final String COLUMNS = "columns";

    /** How many sweeps are joined into one, the frame's own included. */
    public static final String SWEEPS = "sweeps";

    /** Copies the map. */
    public DatasetLocation {
        options = Map.copyOf(options);
    }

    /**
     * Parses a text.
     *
     * @param known names of the options that the kind of dataset has
     * @throws IllegalArgumentException for other options, repeated ones, and a place that cannot be one
     */
    public static DatasetLocation of(String text, List<String> known) {
        int query = text.lastIndexOf('?');
        if (query < 0 || exists(text)) {
            return new DatasetLocation(text, Map.of());
        }
        Map<String, String> options = new TreeMap<>();
        for (String option : text.substring(query + 1).split("&", -1)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !known.contains(name) || options.put(name, option.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("after ? there may be " + String.join(", ", known)
                        + ", each once, as in ?" + known.get(0) + "=VALUE, joined by &; got \"" + option + "\"");
            }
        }
        return new DatasetLocation(text.substring(0, query), options);
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text));
        } catch (InvalidPathException invalid) {
            throw new IllegalArgumentException("not a path: " + invalid.getMessage(), invalid);
        }
    }

    /**
     * The place as a path of an existing file or folder.
     *
     * @throws IllegalArgumentException when it is not a path
     * @throws BadDataException when nothing is there
     */
    public Path path() throws IOException {
        return Datasets.path(place);
    }

    /**
     * The stated full scale.
     *
     * @throws IllegalArgumentException when it is not a positive, finite number
     */
    public Optional<Float> fullScale() {
        return number(FULL_SCALE, "a positive number", Float.MIN_VALUE, Float.MAX_VALUE);
    }

    /**
     * The stated columns.
     *
     * @throws IllegalArgumentException when it is not an integer from {@code least} to {@code most}
     */
    public Optional<Integer> columns(int least, int most) {
        return integer(COLUMNS, least, most);
    }

    /**
     * A stated integer.
     *
     * @throws IllegalArgumentException when it is not an integer from {@code least} to {@code most}
     */
    public Optional<Integer> integer(String name, int least, int most) {
        String rule = "an integer from " + least + " to " + most;
        return number(name, rule, least, most).map(value -> {
            if (value != Math.rint(value)) {
                throw wrong(name, rule, null);
            }
            return Math.round(value);
        });
    }

    private Optional<Float> number(String name, String rule, float least, float most) {
        String text = options.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            float value = Float.parseFloat(text);
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name, rule, notANumber);
        }
        throw wrong(name, rule, null);
    }

    private IllegalArgumentException wrong(String name, String rule, Exception cause) {
        return new IllegalArgumentException(name + " must be " + rule + ", got \"" + options.get(name) + "\"", cause);
    }
}
