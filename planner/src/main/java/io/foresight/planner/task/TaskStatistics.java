package io.foresight.planner.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * Statistics of a set of tasks, compared with those of a re-implementation of ReflectVLM's generator (arXiv 2502.16707) on 2,000 boards,
 * and the significance of the differences. Lines on all boards are left out when every board is hard.
 *
 * @param tasks number of tasks
 * @param hard number of tasks on hard boards
 */
public record TaskStatistics(int tasks, int hard, List<Line> lines) {
    /** Number of standard errors above which a line deviates; about one in 400 does by chance. */
    public static final double LIMIT = 3;

    public TaskStatistics {
        lines = List.copyOf(lines);
    }

    /**
     * One quantity, as one or several numbers.
     *
     * @param name of the quantity
     * @param labels of its numbers
     * @param ours the numbers: shares within [0, 1], means, or counts
     * @param reference those of the reference; empty when there are none
     * @param score difference in standard errors, by a test suitable for the quantity; 0 when there is no reference or when its rounding
     *     hides the difference
     */
    public record Line(String name, List<String> labels, List<Double> ours, List<Double> reference, double score) {
        public Line {
            labels = List.copyOf(labels);
            ours = List.copyOf(ours);
            reference = List.copyOf(reference);
        }

        /** Whether the difference is significant. */
        public boolean deviates() {
            return Math.abs(score) > LIMIT;
        }
    }

    /**
     * Statistics of given tasks.
     *
     * @throws PlannerException SETTING_WRONG when there are none
     */
    public static TaskStatistics of(List<AssemblyTask> tasks) {
        if (tasks.isEmpty()) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, "statistics need 1 task or more, got none");
        }
        return new TaskSurvey(tasks).statistics();
    }

    /**
     * Statistics of tasks directly from the generators: the boards of consecutive seeds, each with one start.
     *
     * @param tasks 1 .. {@link TaskSplit#MOST_TASKS}
     */
    public static TaskStatistics ofSeeds(long firstSeed, int tasks) {
        return ofSeeds(firstSeed, tasks, made -> true);
    }

    /** As above; {@code goesOn} is asked with the number of tasks made, and ends it with those, one at least. */
    public static TaskStatistics ofSeeds(long firstSeed, int tasks, IntPredicate goesOn) {
        if (tasks < 1 || tasks > TaskSplit.MOST_TASKS) {
            throw new PlannerException(
                    PlannerException.Code.SETTING_WRONG,
                    "the number of tasks must be 1 .. " + TaskSplit.MOST_TASKS + ", got " + tasks);
        }
        List<AssemblyTask> all = new ArrayList<>(tasks);
        int compliant = 0;
        do {
            long seed = firstSeed + all.size();
            all.add(TaskGenerator.generate("seed-" + seed, seed, seed + 1));
            compliant += BoardGenerator.hasCompliantBeam(seed) ? 1 : 0;
        } while (goesOn.test(all.size()) && all.size() < tasks);
        return new TaskSurvey(all).statistics(compliant);
    }

    /** Lines with a significant difference from the reference. */
    public List<Line> deviating() {
        return lines.stream().filter(Line::deviates).toList();
    }

    /** A text table: one line per quantity, our numbers above the reference's. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%d tasks, %d on hard boards%n", tasks, hard));
        for (Line line : lines) {
            text.append(String.format(Locale.ROOT, "%n%s", line.name()));
            if (!line.reference().isEmpty()) {
                text.append(String.format(
                        Locale.ROOT, "   %+.1f standard errors%s", line.score(), line.deviates() ? "  DEVIATES" : ""));
            }
            text.append(System.lineSeparator());
            text.append(row("", line.labels()));
            boolean whole = Stream.concat(line.ours().stream(), line.reference().stream())
                    .allMatch(n -> n == Math.rint(n));
            text.append(row("ours", numbers(line.ours(), whole)));
            if (!line.reference().isEmpty()) {
                text.append(row("reference", numbers(line.reference(), whole)));
            }
        }
        return text.toString();
    }

    private static String row(String name, List<String> cells) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "  %-10s", name));
        cells.forEach(cell -> row.append(String.format(Locale.ROOT, " %9s", cell)));
        return row.append(System.lineSeparator()).toString();
    }

    private static List<String> numbers(List<Double> numbers, boolean whole) {
        String format = whole ? "%.0f" : "%.4f";
        return numbers.stream()
                .map(number -> String.format(Locale.ROOT, format, number))
                .toList();
    }
}
