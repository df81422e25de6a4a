package io.foresight.perception.foreign;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of the table that leads from this software's names of weights to those of another implementation. {@code {s}} and {@code {k}}
 * stand for the numbers of stage and layer, on their side also with a factor and a summand, as {@code {3k+1}}; {@code *} for the rest.
 */
record KeyPattern(String ours, String theirs) {
    private static final Pattern NUMBER = Pattern.compile("\\{(\\d*)([sk])(?:\\+(\\d+))?\\}");

    /** Their name of one of our weights; empty where this row is for others. */
    Optional<String> translated(String name) {
        Matcher match = ourPattern().matcher(name);
        if (!match.matches()) {
            return Optional.empty();
        }
        String theirName = NUMBER.matcher(theirs).replaceAll(found -> {
            long factor = found.group(1).isEmpty() ? 1 : Long.parseLong(found.group(1));
            long summand = found.group(3) == null ? 0 : Long.parseLong(found.group(3));
            return Long.toString(factor * Long.parseLong(match.group(found.group(2))) + summand);
        });
        return Optional.of(theirs.endsWith("*") ? theirName.replace("*", match.group("rest")) : theirName);
    }

    private Pattern ourPattern() {
        String pattern = ours.replace(".", "\\.")
                .replace("{s}", "(?<s>\\d{1,2})")
                .replace("{k}", "(?<k>\\d{1,2})")
                .replace("*", "(?<rest>[a-z_]+)");
        return Pattern.compile(pattern);
    }
}
