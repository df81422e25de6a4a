package io.foresight.perception.eval;

import java.util.List;

/**
 * What an evaluation found, for people and for programs.
 *
 * @param summary one line: of how many frames and labels the figures are
 * @param tables the same figures as in {@code document}, or the most important of them
 * @param document a record or map, for JSON
 * @param plots may be none
 */
public record EvaluationReport(String summary, List<ReportTable> tables, Object document, List<ReportPlot> plots) {
    public EvaluationReport {
        tables = List.copyOf(tables);
        plots = List.copyOf(plots);
    }

    /** Without plots. */
    public EvaluationReport(String summary, List<ReportTable> tables, Object document) {
        this(summary, tables, document, List.of());
    }
}
