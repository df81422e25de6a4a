package io.foresight.perception.points;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How formats that name their fields (PCD, {@code sensor_msgs/PointCloud2}) name what a cloud is made of. Drivers do not agree on case, nor
 * on the name of the intensity. Fields that nobody asks for may have any name, and the same name several times, as padding has.
 */
public final class FieldNames {
    /** In the order in which they are looked for. */
    private static final List<String> INTENSITY =
            List.of("intensity", "intensities", "i", "reflectivity", "reflectance", "remission");

    private static final int MOST_LISTED = 16;
    private static final int LONGEST = 40;

    private FieldNames() {}

    /**
     * Which of the fields holds a coordinate or the like: the one of that name or, if there is none, of that name in another case.
     *
     * @return its position in {@code names}; empty if there is none
     * @throws IllegalArgumentException when several are called so
     */
    public static OptionalInt find(String wanted, List<String> names) {
        int[] same = IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(wanted))
                .toArray();
        if (same.length == 0) {
            same = IntStream.range(0, names.size())
                    .filter(i -> names.get(i).equalsIgnoreCase(wanted))
                    .toArray();
        }
        if (same.length > 1) {
            throw new IllegalArgumentException(
                    "names \"" + names.get(same[0]) + "\" twice: which of them is meant cannot be known");
        }
        return same.length == 0 ? OptionalInt.empty() : OptionalInt.of(same[0]);
    }

    /** Which of the fields holds the intensity, as above. */
    public static OptionalInt intensity(List<String> names) {
        return INTENSITY.stream()
                .map(name -> find(name, names))
                .filter(OptionalInt::isPresent)
                .findFirst()
                .orElse(OptionalInt.empty());
    }

    /** The names for a message, at most {@value #MOST_LISTED}, without what a terminal would obey. */
    public static String listed(List<String> names) {
        return names.stream()
                        .limit(MOST_LISTED)
                        .map(name -> name.replaceAll("[^\\x20-\\x7e]", "?"))
                        .map(name -> name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name)
                        .collect(Collectors.joining(", "))
                + (names.size() > MOST_LISTED ? ", ..." : "");
    }
}
