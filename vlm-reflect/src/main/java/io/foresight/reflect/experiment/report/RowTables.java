package io.foresight.reflect.experiment.report;

import io.foresight.planner.evaluate.EvaluationReport;
import io.foresight.reflect.experiment.Group;
import io.foresight.reflect.experiment.RowResult;
import io.foresight.reflect.experiment.StageWork;
import io.foresight.reflect.experiment.Verdicts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sections with a line for each row. */
final class RowTables {
    private static final String NOT_MORE_PIECES =
            "More pieces than in training could not be tried: training has boards of up to 8 pieces, one for each"
                    + " colour that the board itself leaves.";

    private final Collection<RowFigures> rows;

    /** @param rows that were run, in order */
    RowTables(Collection<RowFigures> rows) {
        this.rows = rows;
    }

    void success(Markdown text) {
        text.heading(2, "Rows");
        text.paragraph(
                "Solved: percent with the 95 % interval; of several training seeds the mean, and each seed's share after it. Beyond: actions"
                        + " beyond the ideal, over solved tasks. Refused, failed, looped: percent of the decisions (looped: an action that led to the same"
                        + " state before). Time: of a decision with its pictures being drawn, median and 95th percentile.");
        for (Group group : Group.values()) {
            List<List<String>> lines = new ArrayList<>();
            for (RowFigures row : rows) {
                if (row.row().group() == group) {
                    lines.add(successLine(row));
                }
            }
            if (!lines.isEmpty()) {
                text.paragraph("**" + group.title() + "**"
                        + (group == Group.DISTURBED
                                ? ". Times are with changing the pictures. " + NOT_MORE_PIECES
                                : ""));
            }
            text.table(
                    List.of(
                            "row",
                            "what",
                            "sees",
                            "solved, %",
                            "beyond",
                            "refused, failed, looped, %",
                            "ms a decision"),
                    lines);
        }
    }

    private static List<String> successLine(RowFigures row) {
        EvaluationReport report = row.pooled();
        SolvedShare solved = row.solved();
        String seeds = solved.byModel().size() == 1
                ? ""
                : solved.byModel().stream().map(Markdown::percent).collect(Collectors.joining(", ", "; ", ""));
        return List.of(
                "`" + row.row().name() + "`",
                row.row().title(),
                row.seesState() ? "state" : "pictures",
                solved.text() + seeds,
                Markdown.number("%.2f", report.excessSteps()),
                Markdown.percent(report.invalidRate()) + ", " + Markdown.percent(report.failedRate()) + ", "
                        + Markdown.percent(report.loopRate()),
                Markdown.number("%.2f", 1e3 * report.secondsPerDecision().p50()) + ", "
                        + Markdown.number(
                                "%.2f", 1e3 * report.secondsPerDecision().p95()));
    }

    void strata(Markdown text) {
        text.heading(2, "By pieces to clear and by depth");
        text.paragraph(
                "Percent solved, all seeds of a row together. Pieces to clear: those in the board that must come out first. Depth: pieces in"
                        + " the longest chain of what lies over what.");
        strata(text, "pieces to clear", EvaluationReport::byPiecesToClear);
        strata(text, "depth", EvaluationReport::byDepth);
    }

    private void strata(
            Markdown text,
            String name,
            Function<EvaluationReport, SortedMap<Integer, EvaluationReport.Stratum>> which) {
        SortedSet<Integer> keys = new TreeSet<>();
        rows.forEach(row -> keys.addAll(which.apply(row.pooled()).keySet()));
        List<String> head = new ArrayList<>(List.of(name));
        keys.forEach(key -> head.add(String.valueOf(key)));
        List<List<String>> lines = new ArrayList<>();
        for (RowFigures row : rows) {
            SortedMap<Integer, EvaluationReport.Stratum> strata = which.apply(row.pooled());
            List<String> line = new ArrayList<>(List.of("`" + row.row().name() + "`"));
            keys.forEach(key -> line.add(
                    strata.containsKey(key)
                            ? Markdown.percent(strata.get(key).success().share())
                            : "-"));
            lines.add(line);
        }
        if (!rows.isEmpty()) {
            SortedMap<Integer, EvaluationReport.Stratum> strata =
                    which.apply(rows.iterator().next().pooled());
            List<String> tasks = new ArrayList<>(List.of("tasks of the first row"));
            keys.forEach(key -> tasks.add(
                    strata.containsKey(key)
                            ? String.valueOf(strata.get(key).success().of())
                            : "-"));
            lines.add(tasks);
        }
        text.table(head, lines);
    }

    void calls(Markdown text) {
        text.heading(2, "Calls and time by stage");
        text.paragraph(
                "A decision's calls of each stage, and the milliseconds in it: `draw` draws the simulated scene, `encode` runs the networks"
                        + " that read pictures, `believe` changes the belief and samples it, `propose` asks the proposer, `weigh` counts what is best in"
                        + " each sample or judges paths, `imagine` imagines a plan, or a batch of plans. Model steps: of the simulator or of what stands for it.");
        List<List<String>> lines = new ArrayList<>();
        for (RowFigures row : rows) {
            EvaluationReport report = row.pooled();
            lines.add(List.of(
                    "`" + row.row().name() + "`",
                    Markdown.number("%.2f", report.nodesPerDecision()),
                    stages(row.stages(), (double) report.decisions())));
        }
        text.table(List.of("row", "model steps a decision", "calls a decision, ms a decision"), lines);
    }

    private static String stages(Map<String, StageWork> stages, double decisions) {
        StringJoiner told = new StringJoiner("; ");
        stages.forEach((name, work) -> told.add(name + " " + Markdown.number("%.2f", work.calls() / decisions) + ", "
                + Markdown.number("%.2f", 1e3 * work.seconds() / decisions)));
        return stages.isEmpty() ? "not told" : told.toString();
    }

    void fixes(Markdown text) {
        text.heading(2, "Fixed and broken");
        text.paragraph(
                "Of rows that tell what was proposed first: an action is right if it is one of the expert's best in the true state. Fixed: share"
                        + " of wrong proposals after which the decision was right. Broken: share of right proposals after which it was wrong.");
        List<List<String>> lines = new ArrayList<>();
        for (RowFigures row : rows) {
            Verdicts verdicts = row.verdicts();
            if (verdicts.decisions() > 0) {
                lines.add(List.of(
                        "`" + row.row().name() + "`",
                        String.valueOf(verdicts.decisions()),
                        Markdown.percent((double) verdicts.revised() / verdicts.decisions()),
                        ratio(verdicts.fixed(), verdicts.fixed() + verdicts.wrong()),
                        ratio(verdicts.broken(), verdicts.broken() + verdicts.kept())));
            }
        }
        text.table(List.of("row", "decisions", "revised, %", "fixed, % (of wrong)", "broken, % (of right)"), lines);
    }

    private static String ratio(int some, int all) {
        return Markdown.percent(all == 0 ? Double.NaN : (double) some / all) + " (" + some + " of " + all + ")";
    }

    void beliefs(Markdown text) {
        text.heading(2, "What was believed, and what was true");
        text.paragraph(
                "At the first decision of each episode and at the last: right, percent of the pairs (one of two pieces lies over the other, or"
                        + " neither) and pieces (its place) whose likeliest answer was true; expected calibration error in points; Brier score (0 at best,"
                        + " 2 at worst). One line a training seed.");
        List<List<String>> lines = new ArrayList<>();
        for (RowFigures row : rows) {
            for (RowResult run : row.runs()) {
                run.believed().get("start").forEach((what, start) -> {
                    var end = run.believed().get("end").get(what);
                    lines.add(List.of(
                            "`" + run.row() + "`" + (run.number() > 1 ? " " + run.number() : ""),
                            what,
                            String.valueOf(start.predictions()),
                            Markdown.percent(start.right()) + " to " + Markdown.percent(end.right()),
                            Markdown.number("%.2f", 100 * start.calibrationError()) + " to "
                                    + Markdown.number("%.2f", 100 * end.calibrationError()),
                            Markdown.number("%.4f", start.brier()) + " to " + Markdown.number("%.4f", end.brier())));
                });
            }
        }
        text.table(List.of("row", "of", "predictions", "right, %", "calibration error", "Brier"), lines);
    }
}
