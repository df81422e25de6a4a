package io.foresight.core.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Collects everything that is wrong with settings, so that all of it is said at once. Each problem names what, its rule and the value:
 * {@code port must be 1 to 65535, got 0}.
 */
public final class Problems {
    /** Those that are listed; the others are counted. */
    public static final int MOST = 100;

    private final List<String> found = new ArrayList<>();
    private int count;

    /** One more, in one line; what stands in a file neither moves a cursor nor begins a line of its own. */
    public Problems add(String problem) {
        count++;
        if (count <= MOST) {
            found.add(ShownText.sentence(problem));
        }
        return this;
    }

    /** One more, behind the place where it was found; empty: nowhere in particular. */
    public Problems add(String where, String problem) {
        return add(where.isEmpty() ? problem : where + ": " + problem);
    }

    /** Notes that {@code name} has {@code value} unless {@code sound}; {@code rule} completes "must be ...". */
    public Problems require(boolean sound, String name, Object value, String rule) {
        return sound ? this : add(name + " must be " + rule + ", got " + value);
    }

    /** Limits are included. */
    public Problems requireWithin(String name, long value, long least, long most) {
        return require(value >= least && value <= most, name, value, least + " to " + most);
    }

    /** Limits are included; NaN is outside. */
    public Problems requireWithin(String name, double value, double least, double most) {
        return require(value >= least && value <= most, name, plain(value), plain(least) + " to " + plain(most));
    }

    /** Limits are included; null is a problem, too. */
    public Problems requireWithin(String name, Duration value, Duration least, Duration most) {
        boolean sound = value != null && value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
        return require(sound, name, duration(value), duration(least) + " to " + duration(most));
    }

    /** Is it a file that can be read? */
    public Problems requireReadable(String name, Path file) {
        return Files.isReadable(file) ? this : add(name + " cannot be read: " + file);
    }

    /** Were there none so far? */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How many there were so far. */
    public int count() {
        return count;
    }

    /** Those so far, in the order in which they were found; of many the first {@value #MOST}, and how many more there are. */
    public List<String> list() {
        List<String> all = new ArrayList<>(found);
        if (count > MOST) {
            all.add("and " + (count - MOST) + " more");
        }
        return List.copyOf(all);
    }

    /** Ends the check: throws what {@code exception} makes of the problems where there are any. */
    public <X extends RuntimeException> void throwIfAny(Function<List<String>, X> exception) {
        if (!found.isEmpty()) {
            throw exception.apply(list());
        }
    }

    /** As {@link #throwIfAny(Function)} with an IllegalArgumentException that has all problems in one line. */
    public void throwIfAny() {
        throwIfAny(problems -> new IllegalArgumentException(String.join("; ", problems)));
    }

    /** {@code 2 s}, {@code 150 ms}; {@code nothing} for null. */
    public static String duration(Duration value) {
        if (value == null) {
            return "nothing";
        }
        return value.toMillis() % 1000 == 0 ? value.toSeconds() + " s" : value.toMillis() + " ms";
    }

    /** Whole numbers without a point. */
    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
