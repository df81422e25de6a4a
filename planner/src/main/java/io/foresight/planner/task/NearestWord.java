package io.foresight.planner.task;

import java.util.List;
import java.util.Optional;

/** Finds what was probably meant. */
final class NearestWord {
    private NearestWord() {}

    /** The word with the fewest letters to change, insert or delete; empty when that is more than a third of the letters. */
    static Optional<String> to(String wrong, List<String> known) {
        int fewest = Math.max(1, wrong.length() / 3) + 1;
        Optional<String> nearest = Optional.empty();
        for (String word : known) {
            int changes = changes(wrong, word);
            if (changes < fewest) {
                fewest = changes;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /** Levenshtein's distance, row by row. */
    private static int changes(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[to.length()];
    }
}
