package io.foresight.reflect.experiment.report;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Writes Markdown. */
final class Markdown {
    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String sentences) {
        text.append(text.length() == 0 ? "" : "\n").append(sentences).append('\n');
        return this;
    }

    /** A table; nothing where it has no rows. */
    Markdown table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        text.append('\n');
        line(head);
        line(head.stream().map(column -> "---").toList());
        rows.forEach(this::line);
        return this;
    }

    private void line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |\n");
        cells.forEach(cell -> line.add(cell.replace("|", "\\|").replaceAll("\\s+", " ")));
        text.append(line);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** {@code 82.8}: a share in percent. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : number("%.1f", 100 * share);
    }

    static String number(String format, double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
    }
}
