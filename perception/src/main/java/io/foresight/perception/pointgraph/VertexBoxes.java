package io.foresight.perception.pointgraph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Boxes that single vertices see. */
final class VertexBoxes {
    private static final int SIDE_ON = 1;
    private static final int ALONG = 2;

    private VertexBoxes() {}

    /**
     * A box, and who saw it.
     *
     * @param objectClass side-on or along
     * @param probability of that class
     */
    record Seen(int vertex, int objectClass, CameraBox box, double probability) {}

    /**
     * The boxes of vertices whose class is a car's with at least the model's probability, by descending probability.
     */
    static List<Seen> of(PointGraph graph, PointGraphModel model, PointGraphRunner.Answer answer) {
        List<Seen> boxes = new ArrayList<>();
        for (int v = 0; v < graph.size(); v++) {
            double sum = 0;
            for (int k = 0; k < PointGraphNetwork.CLASSES; k++) {
                sum += Math.exp(answer.logits()[v * PointGraphNetwork.CLASSES + k]);
            }
            for (int k = SIDE_ON; k <= ALONG; k++) {
                double probability = Math.exp(answer.logits()[v * PointGraphNetwork.CLASSES + k]) / sum;
                if (probability > model.leastProbability()) {
                    boxes.add(new Seen(v, k, box(graph, model, v, k, answer.corrections()), probability));
                }
            }
        }
        boxes.sort(Comparator.comparingDouble(Seen::probability).reversed());
        return boxes;
    }

    private static CameraBox box(PointGraph graph, PointGraphModel model, int v, int k, float[] corrections) {
        int at = (v * PointGraphNetwork.CLASSES + k) * CameraBox.NUMBERS;
        int place = 3 * graph.vertices()[v];
        double[] xyz = graph.seen().xyz();
        return new CameraBox(
                corrections[at] * model.length() + xyz[place],
                corrections[at + 1] * model.height() + xyz[place + 1],
                corrections[at + 2] * model.width() + xyz[place + 2],
                Math.exp(corrections[at + 3]) * model.length(),
                Math.exp(corrections[at + 4]) * model.height(),
                Math.exp(corrections[at + 5]) * model.width(),
                corrections[at + 6] * Math.PI / 4 + (k == ALONG ? Math.PI / 2 : 0));
    }
}
