package io.foresight.perception.foreign;

import io.foresight.perception.detect.Detection;
import io.foresight.perception.geometry.BoxOverlap;
import java.util.ArrayList;
import java.util.List;

/** Compares the boxes of two detectors, sweep by sweep, and keeps the largest deviations. Not thread-safe. */
public final class Parity {
    private int sweeps;
    private int compared;
    private int unmatched;
    private double leastIou = 1;
    private double iouSum;
    private double largestScoreDifference;
    private double largestCentreMetres;

    /**
     * What was found so far.
     *
     * @param boxes pairs that were compared
     * @param unmatched boxes of either detector without a counterpart of the same class that overlaps
     * @param leastIou of the pairs, in 3D
     * @param largestScoreDifference of the pairs
     * @param largestCentreMetres distance of the pairs' centres
     */
    public record Deviations(
            int sweeps,
            int boxes,
            int unmatched,
            float leastIou,
            float meanIou,
            float largestScoreDifference,
            float largestCentreMetres) {}

    /** Adds a sweep's boxes; each box is paired with the one of its class that overlaps it most. */
    public void add(List<Detection> original, List<Detection> other) {
        sweeps++;
        List<Detection> left = new ArrayList<>(other);
        for (Detection detection : original) {
            Detection partner = null;
            double best = 0;
            for (Detection candidate : left) {
                double iou = candidate.objectClass() == detection.objectClass()
                        ? BoxOverlap.volume(detection.box(), candidate.box())
                        : 0;
                if (iou > best) {
                    best = iou;
                    partner = candidate;
                }
            }
            if (partner == null) {
                unmatched++;
            } else {
                left.remove(partner);
                compare(detection, partner, best);
            }
        }
        unmatched += left.size();
    }

    /** Pairs so far. */
    public int compared() {
        return compared;
    }

    /** All that was found. */
    public Deviations deviations() {
        return new Deviations(
                sweeps,
                compared,
                unmatched,
                compared == 0 ? Float.NaN : (float) leastIou,
                (float) (iouSum / compared),
                (float) largestScoreDifference,
                (float) largestCentreMetres);
    }

    private void compare(Detection a, Detection b, double iou) {
        compared++;
        iouSum += iou;
        leastIou = Math.min(leastIou, iou);
        largestScoreDifference = Math.max(largestScoreDifference, Math.abs(a.score() - b.score()));
        double plane =
                Math.hypot(a.box().x() - b.box().x(), a.box().y() - b.box().y());
        largestCentreMetres = Math.max(
                largestCentreMetres, Math.hypot(plane, a.box().z() - b.box().z()));
    }
}
