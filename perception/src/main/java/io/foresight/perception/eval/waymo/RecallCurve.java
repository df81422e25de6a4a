package io.foresight.perception.eval.waymo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Area under precision over recall as the official tool computes it, in its float arithmetic. */
final class RecallCurve {
    private static final float ROUNDING = 1e-6f;

    private final TreeMap<Float, Float> precisionOfRecall = new TreeMap<>(Map.of(0f, 1f));

    private record Point(float precision, float recall) {}

    /** Adds a measurement; precision at recall 0 is taken as 1. */
    void add(double truePositives, double right, int falsePositives, int missed) {
        float found = (float) truePositives;
        float recall = found + missed <= 0 ? 0 : found / (found + missed);
        float precision = found + falsePositives <= 0 ? 0 : (float) right / (found + falsePositives);
        precisionOfRecall.merge(recall, recall == 0 ? 1 : precision, Math::max);
    }

    /** Where recall makes a step larger than {@code delta}, the precision stays down to the next point but one step. */
    double area(double delta) {
        List<Point> points = new ArrayList<>();
        float step = (float) delta;
        float last = precisionOfRecall.firstKey();
        float highest = 0;
        for (Map.Entry<Float, Float> entry : precisionOfRecall.descendingMap().entrySet()) {
            while (last - entry.getKey() > step + ROUNDING) {
                last -= step;
                points.add(new Point(highest, last));
            }
            highest = Math.max(highest, entry.getValue());
            points.add(new Point(highest, entry.getKey()));
            last = entry.getKey();
        }
        if (points.size() >= 2) { // the precision of 1 at recall 0 is none that was measured
            points.set(
                    points.size() - 1, new Point(points.get(points.size() - 2).precision(), 0));
        }
        double area = 0;
        for (int i = 1; i < points.size(); i++) {
            area += 0.5
                    * (points.get(i - 1).recall() - points.get(i).recall())
                    * (points.get(i - 1).precision() + points.get(i).precision());
        }
        return area;
    }
}
