package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.PairedComparison;
import io.foresight.reflect.experiment.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sections about rows in pairs. */
final class Comparisons {
    private final Map<String, RowFigures> rows;

    /** @param rows that were run, by name */
    Comparisons(Map<String, RowFigures> rows) {
        this.rows = rows;
    }

    void write(Markdown text) {
        text.heading(2, "In pairs");
        text.paragraph(
                "The same tasks and the same luck. Difference: the second's share of solved tasks less the first's, in points, with"
                        + " its 95 % interval by a bootstrap over tasks. Each line with a number is one training seed, with McNemar's exact test; the"
                        + " line `all` is the mean over seeds, per task, with a sign-flip test over tasks (100,000 draws). \"Alone\": tasks that only"
                        + " the second, and only the first solved.");
        List<List<String>> lines = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Question question : Question.all()) {
            Optional<RowFigures> first = row(question.first());
            Optional<RowFigures> second = row(question.second());
            if (first.isPresent() && second.isPresent()) {
                add(lines, question, Paired.of(first.get(), second.get()));
            } else {
                missing.add(question.asked() + " (`" + question.first() + "`, `" + question.second() + "`)");
            }
        }
        text.table(List.of("question", "first", "second", "seed", "difference", "alone", "p"), lines);
        gains(text);
        if (!missing.isEmpty()) {
            text.paragraph("Not compared, because a row was not run: " + String.join("; ", missing) + ".");
        }
    }

    private Optional<RowFigures> row(String name) {
        if (!name.equals(Question.STRONGEST)) {
            return Optional.ofNullable(rows.get(name));
        }
        return rows.values().stream()
                .filter(row -> row.row().group() == Group.LOOKS)
                .max(Comparator.comparingDouble(row -> row.solved().share()));
    }

    private static void add(List<List<String>> lines, Question question, Paired paired) {
        String first = "`" + paired.first().row().name() + "`";
        String second = "`" + paired.second().row().name() + "`";
        List<PairedComparison> models = paired.byModel();
        for (int k = 0; k < models.size(); k++) {
            PairedComparison one = models.get(k);
            lines.add(List.of(
                    k == 0 ? question.asked() : "",
                    k == 0 ? first : "",
                    k == 0 ? second : "",
                    String.valueOf(k + 1),
                    difference(one.difference(), one.low(), one.high()),
                    one.onlySecond() + ", " + one.onlyFirst(),
                    Markdown.number("%.2g", one.pValue())));
        }
        if (models.size() > 1) {
            lines.add(List.of(
                    "",
                    "",
                    "",
                    "all",
                    difference(paired.difference(), paired.low(), paired.high()),
                    "",
                    Markdown.number("%.2g", paired.p())));
        }
    }

    private static String difference(double points, double low, double high) {
        return Markdown.number("%+.1f", 100 * points) + " (" + Markdown.number("%+.1f", 100 * low) + " to "
                + Markdown.number("%+.1f", 100 * high) + ")";
    }

    private void gains(Markdown text) {
        List<List<String>> lines = new ArrayList<>();
        for (List<String> names : Question.GAINS) {
            if (rows.keySet().containsAll(names)) {
                RowFigures base = rows.get(names.get(0));
                double learnt = Paired.of(base, rows.get(names.get(1))).difference();
                double simulator = Paired.of(base, rows.get(names.get(2))).difference();
                lines.add(List.of(
                        "`" + names.get(0) + "`",
                        "`" + names.get(1) + "` " + Markdown.number("%+.1f", 100 * learnt),
                        "`" + names.get(2) + "` " + Markdown.number("%+.1f", 100 * simulator),
                        simulator > 0 ? Markdown.percent(learnt / simulator) + " %" : "no gain to share"));
            }
        }
        if (!lines.isEmpty()) {
            text.paragraph("Share of the true simulator's gain that a learnt model gives:");
            text.table(List.of("base", "learnt model, points", "true simulator, points", "share"), lines);
        }
    }
}
