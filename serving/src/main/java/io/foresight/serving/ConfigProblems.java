package io.foresight.serving;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration, so that all of it is said at once. */
public final class ConfigProblems {
    private final List<String> found = new ArrayList<>();

    /** One more, naming the key, its value and its limit. */
    public void add(String problem) {
        found.add(problem);
    }

    /** Limits are included. */
    public void requireWithin(String key, long value, long least, long most) {
        if (value < least || value > most) {
            found.add(key + " must be " + least + " to " + most + ", got " + value);
        }
    }

    /** Limits are included; null is a problem, too. */
    public void requireWithin(String key, Duration value, Duration least, Duration most) {
        if (value == null || value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            found.add(key + " must be " + text(least) + " to " + text(most) + ", got " + text(value));
        }
    }

    /** Is it a file that can be read? */
    public void requireReadable(String key, Path file) {
        if (!Files.isReadable(file)) {
            found.add(key + " cannot be read: " + file);
        }
    }

    /**
     * Ends the check.
     *
     * @throws BadServeConfigException naming every problem
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new BadServeConfigException(found);
        }
    }

    /** {@code 2 s}, {@code 150 ms}. */
    public static String text(Duration value) {
        if (value == null) {
            return "nothing";
        }
        return value.toMillis() % 1000 == 0 ? value.toSeconds() + " s" : value.toMillis() + " ms";
    }
}
