package io.foresight.perception.eval;

import io.foresight.core.measure.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of figures as text.
 *
 * @param title the line above it; empty: none
 * @param rows cells by column
 * @param notes lines beneath it
 */
public record ReportTable(String title, List<Column> columns, List<List<String>> rows, List<String> notes) {
    /** What is shown for a figure behind which nothing was counted. */
    public static final String NOTHING_COUNTED = "n/a";

    public ReportTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        notes = List.copyOf(notes);
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row needs " + columns.size() + " cells, got " + row.size() + ": " + row);
            }
        }
    }

    /**
     * A column.
     *
     * @param figures whether its cells are numbers, which end at the same place
     */
    public record Column(String name, boolean figures) {
        /** Of words. */
        public static Column text(String name) {
            return new Column(name, false);
        }

        /** Of numbers. */
        public static Column figures(String name) {
            return new Column(name, true);
        }
    }

    /** The value with so many decimals; NaN becomes {@value #NOTHING_COUNTED}. */
    public static String figure(double value, int decimals) {
        return Double.isNaN(value) ? NOTHING_COUNTED : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** {@code 71.2 to 83.0}, each with so many decimals; where it is unknown {@value #NOTHING_COUNTED}. */
    public static String interval(Interval interval, int decimals) {
        return Double.isNaN(interval.low())
                ? NOTHING_COUNTED
                : figure(interval.low(), decimals) + " to " + figure(interval.high(), decimals);
    }

    /** Title, header, rows and notes; without spaces at the ends of lines. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(title);
        }
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = columns.get(i).name().length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        lines.add(line(columns.stream().map(Column::name).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.addAll(notes);
        return lines;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - cells.get(i).length());
            boolean figures = columns.get(i).figures();
            line.append(i == 0 ? "" : "  ")
                    .append(figures ? padding : "")
                    .append(cells.get(i))
                    .append(figures ? "" : padding);
        }
        return line.toString().stripTrailing();
    }
}
