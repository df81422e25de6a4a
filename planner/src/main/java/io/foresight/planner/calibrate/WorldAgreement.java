package io.foresight.planner.calibrate;

import io.foresight.planner.world.FailureModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How well the rules without luck predicted another world, one action ahead.
 *
 * @param world kind of the world that was taken for the truth
 * @param verbs agreement by verb, then over all of them
 * @param disagreements each way in which the two differed, the most frequent first
 * @param frequencies how often each failure of {@code fitted} happened
 * @param fitted these frequencies as a failure model
 * @param solved how many episodes were solved, by the expert's share of the actions
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

    /** For people: what was compared, agreement, failures, disagreements. */
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
     * Agreement on one verb, or {@code all}.
     *
     * @param sameState every piece was where the rules said
     * @param sameOutcome the same {@link io.foresight.planner.world.Outcome}
     * @param sameKind both succeeded, both refused, or both failed
     */
    public record ByVerb(String verb, int steps, int sameState, int sameOutcome, int sameKind) {}

    /**
     * One way of differing.
     *
     * @param changes pieces that were not where the rules said: their part in it ({@code itself}, {@code over}, {@code under} it, or
     *     {@code other}), the rules' place, the world's place
     * @param first where it was seen first: task and number of the action
     */
    public record Disagreement(String verb, String expected, String outcome, String changes, int count, String first) {}

    /** How often something happened that a failure model has a probability for. */
    public record Frequency(String failure, int events, int trials) {}

    /** Episodes that were solved when the expert chose this share of the actions. */
    public record Solved(double expertShare, int episodes, int solved) {}
}
