package io.foresight.perception.pointgraph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Merges the boxes of many vertices (Shi and Rajkumar, 2020, section 3.4, algorithm 1): the median of all that overlap the most probable one;
 * its score is the sum of their probabilities, each weighted by its overlap with the median, times 1 + the share of the box that the vertices
 * which saw boxes fill. Such scores count, they are no probabilities. O(boxes x merged).
 */
final class BoxMerge {
    private BoxMerge() {}

    /** @param score above 0, may exceed 1 */
    record Merged(CameraBox box, double score) {}

    /** @param boxes by descending probability */
    static List<Merged> of(List<VertexBoxes.Seen> boxes, PointGraph graph, PointGraphModel model) {
        List<Merged> merged = new ArrayList<>();
        boolean[] gone = new boolean[boxes.size()];
        for (int i = 0; i < gone.length; i++) {
            if (gone[i]) {
                continue;
            }
            List<VertexBoxes.Seen> together = new ArrayList<>(); // without the one that leads
            for (int k = i + 1; k < gone.length; k++) {
                if (!gone[k]
                        && CameraBox.overlap(boxes.get(i).box(), boxes.get(k).box()) > model.mergeOverlap()) {
                    gone[k] = true;
                    together.add(boxes.get(k));
                }
            }
            CameraBox median = median(boxes.get(i), together);
            double score = boxes.get(i).probability();
            for (VertexBoxes.Seen other : together) {
                score += other.probability() * CameraBox.overlap(median, other.box());
            }
            merged.add(new Merged(median, score * (1 + filled(median, boxes, graph))));
        }
        return merged;
    }

    /** Number by number; of an even count the middle of the two in the middle. */
    private static CameraBox median(VertexBoxes.Seen leader, List<VertexBoxes.Seen> others) {
        double[] median = new double[CameraBox.NUMBERS];
        double[] values = new double[others.size() + 1];
        for (int n = 0; n < median.length; n++) {
            for (int k = 0; k < others.size(); k++) {
                values[k] = others.get(k).box().numbers()[n];
            }
            values[others.size()] = leader.box().numbers()[n];
            Arrays.sort(values);
            median[n] = (values[values.length / 2] + values[(values.length - 1) / 2]) / 2;
        }
        return CameraBox.of(median);
    }

    /** Product of the shares of length, height and width that the vertices inside extend over. */
    private static double filled(CameraBox box, List<VertexBoxes.Seen> boxes, PointGraph graph) {
        double[] low = {1, 1, 1};
        double[] high = {-1, -1, -1};
        double[] xyz = graph.seen().xyz();
        for (VertexBoxes.Seen seen : boxes) {
            int at = 3 * graph.vertices()[seen.vertex()];
            double[] place = box.within(xyz[at], xyz[at + 1], xyz[at + 2]);
            if (Math.abs(place[0]) < 0.5 && Math.abs(place[1]) < 0.5 && Math.abs(place[2]) < 0.5) {
                for (int d = 0; d < 3; d++) {
                    low[d] = Math.min(low[d], place[d]);
                    high[d] = Math.max(high[d], place[d]);
                }
            }
        }
        return low[0] > high[0] ? 0 : (high[0] - low[0]) * (high[1] - low[1]) * (high[2] - low[2]);
    }
}
