package io.foresight.planner.policy;

import io.foresight.core.text.DidYouMean;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An option of a kind of policy, given as text.
 *
 * @param name lower-case letters, digits and dashes; preceded by two dashes on the command line
 * @param flag whether it is {@code true} or {@code false}; on the command line it has no value
 * @param values allowed values, for help and errors, such as {@code 0 to 1}
 * @param usual default value
 * @param description what it does, for help texts
 * @param problem returns the problem of a value; empty if it is valid
 */
public record PolicyOption(
        String name,
        boolean flag,
        String values,
        String usual,
        String description,
        Function<String, Optional<String>> problem) {
    /** An option with a fixed set of words; the first is the default. */
    public static PolicyOption word(String name, String description, List<String> words) {
        String values = String.join(", ", words);
        return new PolicyOption(
                name,
                false,
                values,
                words.get(0),
                description,
                text -> words.contains(text)
                        ? Optional.empty()
                        : Optional.of(mustBe(name, "one of " + values, text) + DidYouMean.suffix(text, words)));
    }

    /** A number in a range. */
    public static PolicyOption number(String name, String description, double low, double high, double usual) {
        String values = low + " to " + high;
        return new PolicyOption(name, false, values, Double.toString(usual), description, text -> {
            try {
                double value = Double.parseDouble(text);
                return value >= low && value <= high ? Optional.empty() : Optional.of(mustBe(name, values, text));
            } catch (NumberFormatException e) {
                return Optional.of(mustBe(name, "a number, " + values, text));
            }
        });
    }

    /** An integer in a range. */
    public static PolicyOption whole(String name, String description, long low, long high, long usual) {
        String values = low + " to " + high;
        return new PolicyOption(name, false, values, Long.toString(usual), description, text -> {
            try {
                long value = Long.parseLong(text);
                return value >= low && value <= high ? Optional.empty() : Optional.of(mustBe(name, values, text));
            } catch (NumberFormatException e) {
                return Optional.of(mustBe(name, "an integer, " + values, text));
            }
        });
    }

    /** A flag; false by default. */
    public static PolicyOption flag(String name, String description) {
        List<String> words = List.of("false", "true");
        return new PolicyOption(
                name,
                true,
                "true, false",
                "false",
                description,
                text -> words.contains(text) ? Optional.empty() : Optional.of(mustBe(name, "true or false", text)));
    }

    /** Any text, such as an address or a file. */
    public static PolicyOption text(String name, String values, String description, String usual) {
        return new PolicyOption(name, false, values, usual, description, text -> Optional.empty());
    }

    private static String mustBe(String name, String values, String got) {
        return String.format(Locale.ROOT, "%s must be %s, got \"%s\"", name, values, got);
    }
}
