package io.foresight.perception.detect;

import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.taxonomy.ObjectClass;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decodes boxes from the head's maps: peaks of the heat map (a cell not lower than its 8 neighbours; Zhou et al., Objects as Points, 2019),
 * the box code at each peak, then non-maximum suppression over all classes.
 *
 * <p>Score = heat^(1-a) * iou^a, the rectified confidence of Zheng et al., CIA-SSD, 2021, equation 5: the network also predicts the IoU of
 * each of its boxes with the true box, and a box with a low predicted IoU gets a lower score.
 *
 * <p>Velocities are unknown: one sweep does not show them, whatever the network's channels say.
 */
final class BoxDecoder {
    private static final int MOST_BOXES = 500;

    private final PillarSpec spec;
    private final PillarGrid grid;
    private final List<ObjectClass> classes;

    BoxDecoder(PillarSpec spec) {
        this.spec = spec;
        this.grid = spec.outputGrid();
        this.classes = spec.taxonomy().objectClasses();
    }

    /**
     * Boxes by descending score, before suppression; none of a size that its class cannot have.
     *
     * @param heat (K, H, W), in [0, 1]
     * @param code ({@link BoxCode#CHANNELS}, H, W)
     * @param overlap (1, H, W), predicted IoU in [0, 1]
     */
    List<Detection> peaks(FloatBuffer heat, FloatBuffer code, FloatBuffer overlap, float threshold, FrameId frame) {
        int side = grid.side();
        int cells = side * side;
        List<Detection> found = new ArrayList<>();
        float[] values = new float[BoxCode.CHANNELS];
        double lowestPeak = Math.pow(threshold, 1 / (1 - spec.overlapWeight())); // the overlap is at most 1
        for (int k = 0; k < classes.size(); k++) {
            for (int cell = 0; cell < cells; cell++) {
                float peak = heat.get(k * cells + cell);
                if (peak < lowestPeak || !isPeak(heat, k * cells, cell, side, peak)) {
                    continue;
                }
                float score = score(peak, overlap.get(cell));
                if (!(score >= threshold)) {
                    continue;
                }
                for (int c = 0; c < BoxCode.CHANNELS; c++) {
                    values[c] = code.get(c * cells + cell);
                }
                Box3d box = BoxCode.decode(values, grid, cell % side, cell / side, frame);
                if (!classes.get(k).canHave(box)) {
                    continue;
                }
                found.add(new Detection(box, classes.get(k), score, Float.NaN, Float.NaN));
            }
        }
        found.sort(Comparator.comparingDouble(Detection::score).reversed());
        return found.size() > MOST_BOXES ? found.subList(0, MOST_BOXES) : found;
    }

    private float score(float peak, float overlap) {
        double weight = spec.overlapWeight();
        return (float) (Math.pow(peak, 1 - weight) * Math.pow(Math.max(0, overlap), weight));
    }

    private static boolean isPeak(FloatBuffer heat, int base, int cell, int side, float value) {
        int column = cell % side;
        int row = cell / side;
        for (int r = Math.max(0, row - 1); r <= Math.min(side - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(side - 1, column + 1); c++) {
                if (heat.get(base + r * side + c) > value) {
                    return false;
                }
            }
        }
        return true;
    }
}
