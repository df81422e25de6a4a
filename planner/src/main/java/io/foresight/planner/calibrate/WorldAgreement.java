package io.foresight.planner.calibrate;

import io.foresight.planner.world.FailureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the rules without random failures predicted another world, one action ahead.
 *
 * @param world kind of the world that served as ground truth
 * @param verbs agreement by verb, then in total
 * @param disagreements kinds of differences, the most frequent first
 * @param frequencies frequency of each failure of {@code fitted}
 * @param fitted these frequencies as a failure model
 * @param solved number of solved episodes, by the expert's share of the actions
 */
public record WorldAgreement(
        String world,
        int episodes,
        int steps,
        List<ByVerb> verbs,
        List<Disagreement> disagreements,
        List<Frequency> frequencies,
        FailureModel fitted,
        List<Solved> solved) {
    public WorldAgreement {
        verbs = List.copyOf(verbs);
        disagreements = List.copyOf(disagreements);
        frequencies = List.copyOf(frequencies);
        solved = List.copyOf(solved);
    }

    /** A text report: what was compared, agreement, failures, disagreements. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%d episodes, %d actions in the %s world against the rules", episodes, steps, world));
        for (Solved by : solved) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  expert chooses %3.0f %%: %d of %d episodes solved",
                    100 * by.expertShare,
                    by.solved,
                    by.episodes));
        }
        lines.add("  action      actions   same state  same outcome  same kind of outcome");
        for (ByVerb verb : verbs) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-10s %8d  %9.2f %%  %10.2f %%  %10.2f %%",
                    verb.verb,
                    verb.steps,
                    percent(verb.sameState, verb.steps),
                    percent(verb.sameOutcome, verb.steps),
                    percent(verb.sameKind, verb.steps)));
        }
        for (Frequency frequency : frequencies) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-11s %6.2f %%  (%d of %d)",
                    frequency.failure,
                    percent(frequency.events, frequency.trials),
                    frequency.events,
                    frequency.trials));
        }
        for (Disagreement disagreement : disagreements) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %5d x %s, rules %s, world %s%s (first: %s)",
                    disagreement.count,
                    disagreement.verb,
                    disagreement.expected,
                    disagreement.outcome,
                    disagreement.changes.isEmpty() ? "" : ": " + disagreement.changes,
                    disagreement.first));
        }
        return lines;
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /**
     * Agreement for one verb, or {@code all}.
     *
     * @param sameState number of actions after which every piece was where the rules predicted
     * @param sameOutcome number with the same {@link io.foresight.planner.world.Outcome}
     * @param sameKind number in which both succeeded, both were refused, or both failed
     */
    public record ByVerb(String verb, int steps, int sameState, int sameOutcome, int sameKind) {}

    /**
     * One kind of difference.
     *
     * @param changes pieces that were not where the rules predicted: relation to the action's piece ({@code itself}, {@code over}, {@code
     *     under} it, or {@code other}), predicted place, actual place
     * @param first first occurrence: task and number of the action
     */
    public record Disagreement(String verb, String expected, String outcome, String changes, int count, String first) {}

    /** Frequency of an event that has a probability in the failure model. */
    public record Frequency(String failure, int events, int trials) {}

    /** Number of solved episodes in which the expert chose this share of the actions. */
    public record Solved(double expertShare, int episodes, int solved) {}
}
