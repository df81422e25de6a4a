package io.foresight.reflect.experiment.report;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.reflect.experiment.BadResultException;
import io.foresight.reflect.experiment.EpisodeResult;
import io.foresight.reflect.experiment.Row;
import io.foresight.reflect.experiment.RowResult;
import io.foresight.reflect.experiment.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the report of an experiment as Markdown, from nothing but its results. */
public final class Report {
    private final List<Row> declared;
    private final List<RowResult> results;
    private final Map<String, RowFigures> rows = new LinkedHashMap<>();

    /**
     * @param declared all rows, in order; those without a result are named as not run
     * @param results all of one {@link Setting}; at least one
     */
    public Report(List<Row> declared, List<RowResult> results) {
        this.declared = List.copyOf(declared);
        this.results = List.copyOf(results);
        if (results.stream().map(RowResult::setting).distinct().count() != 1) {
            throw new IllegalArgumentException(
                    "a report needs results of one setting, got " + results.size() + " results");
        }
        Setting setting = results.get(0).setting();
        List<AssemblyTask> tasks = setting.split().tasks(setting.tasks());
        for (Row row : declared) {
            List<RowResult> runs = of(row).stream().filter(RowResult::ran).toList();
            runs.forEach(run -> requireSame(run, tasks));
            if (!runs.isEmpty()) {
                rows.put(row.name(), RowFigures.of(row, runs, tasks));
            }
        }
    }

    /**
     * The whole text.
     *
     * @param command that made the results
     */
    public String text(String command) {
        Markdown text = new Markdown();
        text.heading(1, "Reflective planning: the evidence");
        text.paragraph("Written by `" + command + "`, from the results that it keeps; do not edit. "
                + results.get(0).setting() + ". On " + String.join("; ", machines()) + "; "
                + Markdown.number("%.0f", minutes()) + " minutes in all.");
        models(text);
        RowTables tables = new RowTables(rows.values());
        tables.success(text);
        notRun(text);
        new Comparisons(rows).write(text);
        tables.strata(text);
        tables.fixes(text);
        tables.beliefs(text);
        tables.calls(text);
        errors(text);
        return text.toString();
    }

    private List<RowResult> of(Row row) {
        return results.stream()
                .filter(result -> result.row().equals(row.name()))
                .toList();
    }

    private static void requireSame(RowResult run, List<AssemblyTask> tasks) {
        for (int i = 0; i < tasks.size(); i++) {
            String id = run.episodes().get(i).task();
            if (!id.equals(tasks.get(i).id())) {
                throw new BadResultException("the results of " + run.row() + " have task " + id + " in place of "
                        + tasks.get(i).id() + ": delete them");
            }
        }
    }

    private Set<String> machines() {
        Set<String> machines = new TreeSet<>();
        results.stream().filter(RowResult::ran).forEach(result -> machines.add(result.machine()));
        return machines;
    }

    private double minutes() {
        return results.stream().mapToDouble(RowResult::minutes).sum();
    }

    private void models(Markdown text) {
        Map<String, String> models = new LinkedHashMap<>();
        for (Row row : declared) {
            for (RowResult result : of(row)) {
                if (!result.model().isEmpty()) {
                    models.put(
                            row.models() + " " + result.number(),
                            "`" + result.model() + "`, sheet "
                                    + result.fingerprint().substring(0, 12));
                }
            }
        }
        text.table(
                List.of("models", "which"),
                models.entrySet().stream()
                        .map(model -> List.of(model.getKey(), model.getValue()))
                        .toList());
    }

    private void notRun(Markdown text) {
        List<List<String>> lines = new ArrayList<>();
        for (Row row : declared) {
            List<RowResult> found = of(row);
            if (found.isEmpty()) {
                lines.add(List.of("`" + row.name() + "`", row.title(), "it was not asked for"));
            }
            found.stream()
                    .filter(result -> !result.ran())
                    .forEach(result -> lines.add(List.of(
                            "`" + row.name() + "`" + (result.number() > 0 ? " " + result.number() : ""),
                            row.title(),
                            result.notRun())));
        }
        if (!lines.isEmpty()) {
            text.paragraph("**Not run**");
        }
        text.table(List.of("row", "what", "why"), lines);
    }

    private void errors(Markdown text) {
        List<List<String>> lines = new ArrayList<>();
        for (RowResult result : results) {
            List<EpisodeResult> failed = result.episodes().stream()
                    .filter(episode -> !episode.error().isEmpty())
                    .toList();
            if (!failed.isEmpty()) {
                lines.add(List.of(
                        "`" + result.row() + "`",
                        String.valueOf(failed.size()),
                        failed.get(0).task(),
                        failed.get(0).error()));
            }
        }
        if (!lines.isEmpty()) {
            text.heading(2, "Ended by an error");
            text.table(List.of("row", "episodes", "first", "error"), lines);
        }
    }
}
