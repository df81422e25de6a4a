package io.foresight.perception.eval;

import java.util.List;

/**
 * A diagram of lines.
 *
 * @param name of its file, without an ending
 * @param title what is shown, and of how much
 * @param across what runs to the right, with its unit
 * @param up what runs upwards, with its unit
 * @param lines with at least one point each
 */
public record ReportPlot(String name, String title, Axis across, Axis up, List<Line> lines) {
    public ReportPlot {
        lines = List.copyOf(lines);
    }

    /**
     * An axis.
     *
     * @param least where it begins; NaN: at the smallest value
     * @param most where it ends; NaN: at the largest value
     */
    public record Axis(String title, double least, double most) {
        /** From 0 to 1. */
        public static Axis share(String title) {
            return new Axis(title, 0, 1);
        }

        /** From 0 upwards. */
        public static Axis from0(String title) {
            return new Axis(title, 0, Double.NaN);
        }
    }

    /**
     * A line through points, in their order.
     *
     * @param name for the legend, with the number of labels behind it
     */
    public record Line(String name, List<Double> across, List<Double> up) {
        public Line {
            across = List.copyOf(across);
            up = List.copyOf(up);
            if (across.isEmpty() || across.size() != up.size()) {
                throw new IllegalArgumentException(
                        "a line needs as many values upwards as across, got " + up.size() + " and " + across.size());
            }
        }
    }
}
