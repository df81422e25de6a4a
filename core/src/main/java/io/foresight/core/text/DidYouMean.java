package io.foresight.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt one most likely stands for. */
public final class DidYouMean {
    private DidYouMean() {}

    /**
     * The known name nearest to {@code wrong} by edit distance, case, dashes and underscores aside; empty when none is near enough to be
     * a likely slip (a third of the length, at least 2 edits).
     */
    public static Optional<String> nearest(String wrong, Collection<String> known) {
        String plain = plain(wrong);
        int limit = Math.max(2, plain.length() / 3);
        return known.stream()
                .filter(name -> distance(plain, plain(name)) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(plain, plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The end of a message about an unknown name: {@code ; did you mean "insert"?}; empty when none is near enough. */
    public static String suffix(String wrong, Collection<String> known) {
        return nearest(wrong, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse("");
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** Levenshtein's distance with swaps of neighbours as one edit (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(edits[i - 1][j - 1] + change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                edits[i][j] = swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
            }
        }
        return edits[a.length()][b.length()];
    }
}
