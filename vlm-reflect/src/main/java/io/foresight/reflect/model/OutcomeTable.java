package io.foresight.reflect.model;

import io.foresight.reflect.belief.OutcomeRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts of how actions ended, in a sheet.
 *
 * @param counted [context, end, how often] of all that occurred, as {@link OutcomeRules} numbers them
 * @param disturbs share of the failed actions that moved a seated piece other than their own
 */
public record OutcomeTable(List<List<Long>> counted, double disturbs) {
    /** Copies the counts. */
    public OutcomeTable {
        counted = counted.stream().map(List::copyOf).toList();
    }

    /** What rules were counted from. */
    public static OutcomeTable of(OutcomeRules rules) {
        List<List<Long>> counted = new ArrayList<>();
        for (int context = 0; context < OutcomeRules.CONTEXTS; context++) {
            for (int end = 0; end < OutcomeRules.ENDS; end++) {
                long count = rules.counts()[context][end];
                if (count > 0) {
                    counted.add(List.of((long) context, (long) end, count));
                }
            }
        }
        return new OutcomeTable(counted, rules.disturbs());
    }

    /**
     * The rules.
     *
     * @throws IllegalArgumentException for an entry of another form
     */
    public OutcomeRules rules() {
        long[][] counts = new long[OutcomeRules.CONTEXTS][OutcomeRules.ENDS];
        for (List<Long> entry : counted) {
            boolean fits = entry.size() == 3
                    && inside(entry.get(0), OutcomeRules.CONTEXTS)
                    && inside(entry.get(1), OutcomeRules.ENDS)
                    && entry.get(2) >= 0;
            if (!fits) {
                throw new IllegalArgumentException("outcomes are counted as [context below " + OutcomeRules.CONTEXTS
                        + ", end below " + OutcomeRules.ENDS + ", count], got " + entry);
            }
            counts[entry.get(0).intValue()][entry.get(1).intValue()] = entry.get(2);
        }
        return new OutcomeRules(counts, disturbs);
    }

    private static boolean inside(long value, int end) {
        return value >= 0 && value < end;
    }
}
