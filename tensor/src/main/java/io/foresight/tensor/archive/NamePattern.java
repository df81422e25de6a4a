package io.foresight.tensor.archive;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which weights are meant, by name: {@code *} stands for any characters, everything else for itself, so that
 * {@code stage*.norm.*} means the norms of all stages.
 *
 * @param text the pattern, not empty
 */
public record NamePattern(String text) {
    /** Every name. */
    public static final NamePattern ALL = new NamePattern("*");

    /** Checks that there is a pattern. */
    public NamePattern {
        if (text == null || text.isBlank()) {
            throw new ArchiveException("a pattern of weight names must not be empty; * means all");
        }
    }

    /** Whether a name is meant. */
    public boolean matches(String name) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex, name);
    }

    @Override
    public String toString() {
        return text;
    }
}
