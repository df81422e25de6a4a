package io.foresight.planner.evaluate;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;

/** Evaluations as text for people: several lines without a line break at the end. */
public final class EvaluationText {
    private EvaluationText() {}

    /** Formats a report. */
    public static String of(EvaluationReport report) {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(line(
                "%s in the %s world: %s of %d tasks solved = %s",
                report.policy(), report.world(), report.success().hits(), report.tasks(), share(report.success())));
        lines.add(line(
                "ideal %.1f steps; excess over it %s steps (solved tasks)",
                report.meanIdealSteps(), number(report.excessSteps())));
        lines.add(line(
                "%d decisions: %.2f %% invalid, %.2f %% failed, %.2f %% loops",
                report.decisions(), 100 * report.invalidRate(), 100 * report.failedRate(), 100 * report.loopRate()));
        lines.add(line(
                "a decision: %.3f ms median, %.3f ms p95, %.3f ms mean, %.1f model steps",
                1e3 * report.secondsPerDecision().p50(),
                1e3 * report.secondsPerDecision().p95(),
                1e3 * report.secondsPerDecision().mean(),
                report.nodesPerDecision()));
        lines.add("ends: " + counts(report.ends()));
        if (!report.failures().isEmpty()) {
            lines.add("failed actions: " + counts(report.failures()));
        }
        addStrata(lines, "pieces", report.byPieces());
        addStrata(lines, "depth", report.byDepth());
        addStrata(lines, "to clear", report.byPiecesToClear());
        return lines.toString();
    }

    /** Formats a paired comparison. */
    public static String of(PairedComparison comparison) {
        return line(
                "%s against %s on the same %d tasks: %+.1f points (95 %% %+.1f to %+.1f), alone %d against %d, McNemar p = %.3g, %s steps",
                comparison.second(),
                comparison.first(),
                comparison.tasks(),
                100 * comparison.difference(),
                100 * comparison.low(),
                100 * comparison.high(),
                comparison.onlySecond(),
                comparison.onlyFirst(),
                comparison.pValue(),
                Double.isNaN(comparison.stepsDifference())
                        ? "no comparable"
                        : line("%+.2f", comparison.stepsDifference()));
    }

    private static void addStrata(
            StringJoiner lines, String name, SortedMap<Integer, EvaluationReport.Stratum> strata) {
        strata.forEach((key, stratum) -> lines.add(line(
                "  %-8s %2d: %4d tasks, %s, excess %s",
                name, key, stratum.success().of(), share(stratum.success()), number(stratum.excessSteps()))));
    }

    private static String share(Proportion proportion) {
        return line(
                "%.1f %% (95 %% %.1f to %.1f)",
                100 * proportion.share(), 100 * proportion.low(), 100 * proportion.high());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : line("%.2f", value);
    }

    private static String counts(Map<? extends Enum<?>, Integer> counts) {
        StringJoiner text = new StringJoiner(", ");
        counts.forEach(
                (key, count) -> text.add(key.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + count));
        return text.toString();
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
