package io.foresight.perception.anchor;

import io.foresight.core.geometry.BadGeometryException;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.geometry.NonMaximumSuppression;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Boxes from the head's maps: the anchors with the best scores, each corrected as in SECOND (Yan et al., 2018, section 3.1.2), and rotated
 * non-maximum suppression. O(anchors x classes + candidates^2). Here alone the model's own convention of boxes is known: what comes out is
 * in the LiDAR's frame with the geometric centre.
 */
public final class AnchorDecoder {
    private static final double LARGEST_LOG_RATIO = 10; // of sizes; an exponential beyond it is no box
    private static final double CERTAIN = 10; // logit of a score of 0.99995
    private static final double SHARED = 1; // all boxes of a call are of one group

    private final AnchorModel model;
    private final int classes;

    public AnchorDecoder(AnchorModel model) {
        this.model = model;
        this.classes = model.anchors().boxes().size();
    }

    /**
     * The boxes, by descending score.
     *
     * @param logits of classes (H, W, A, K)
     * @param corrections of boxes (H, W, A, 7)
     * @param directions logits (H, W, A, 2)
     * @param threshold lowest score, (0, 1]
     */
    public List<FoundBox> boxes(
            FloatBuffer logits, FloatBuffer corrections, FloatBuffer directions, float threshold, FrameId frame) {
        BoxRules rules = model.boxes();
        List<FoundBox> found = new ArrayList<>();
        int[] candidates = candidates(logits, threshold);
        Box3d[] boxes = new Box3d[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            boxes[i] = box(candidates[i], corrections, directions, frame);
        }
        for (int k = 0; k < (rules.onlyBestClass() ? 1 : classes); k++) {
            List<FoundBox> ofClass = new ArrayList<>();
            for (int i = 0; i < candidates.length; i++) {
                int of = rules.onlyBestClass() ? best(logits, candidates[i]) : k;
                float score = sigmoid(logits.get(candidates[i] * classes + of));
                if (score >= threshold && boxes[i] != null) {
                    ofClass.add(new FoundBox(boxes[i], of, score));
                }
            }
            found.addAll(suppressed(ofClass));
        }
        found.sort(Comparator.comparingDouble(FoundBox::score).reversed());
        return found.subList(0, Math.min(found.size(), rules.mostBoxes()));
    }

    /** Indices of the anchors with the best scores, among those above the threshold, best first; equal ones in their order. */
    int[] candidates(FloatBuffer logits, float threshold) {
        double lowest =
                Math.min(CERTAIN, Math.log(threshold / (1.0 - threshold)) - 1e-3); // scores are compared in the end
        int anchors = logits.limit() / classes;
        long[] found = new long[256];
        int count = 0;
        for (int a = 0; a < anchors; a++) {
            float best = logits.get(a * classes);
            for (int k = 1; k < classes; k++) {
                best = Math.max(best, logits.get(a * classes + k));
            }
            if (best >= lowest) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                int bits = Float.floatToIntBits(best + 0f); // -0 becomes 0
                int rising = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
                found[count++] = (long) ~rising << Integer.SIZE | a;
            }
        }
        Arrays.sort(found, 0, count);
        return Arrays.stream(found, 0, Math.min(count, model.boxes().candidates()))
                .mapToInt(key -> (int) key)
                .toArray();
    }

    private int best(FloatBuffer logits, int anchor) {
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = logits.get(anchor * classes + k) > logits.get(anchor * classes + best) ? k : best;
        }
        return best;
    }

    private List<FoundBox> suppressed(List<FoundBox> boxes) {
        float[] scores = new float[boxes.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = boxes.get(i).score();
        }
        NonMaximumSuppression suppression =
                new NonMaximumSuppression(model.boxes().suppressionIou(), SHARED, boxes.size());
        int[] kept = suppression.keep(boxes.stream().map(FoundBox::box).toList(), scores, new int[scores.length]);
        return Arrays.stream(kept).mapToObj(boxes::get).toList();
    }

    /** The corrected box of an anchor; null where the correction makes no box. */
    private Box3d box(int index, FloatBuffer corrections, FloatBuffer directions, FrameId frame) {
        AnchorSet anchors = model.anchors();
        PillarVolume volume = model.volume();
        int inCell = index % anchors.perCell();
        int cell = index / anchors.perCell();
        AnchorSet.Anchor anchor =
                anchors.boxes().get(inCell / anchors.rotations().size());
        double rotation = anchors.rotations().get(inCell % anchors.rotations().size());
        boolean kitti = model.boxes().convention() == BoxRules.Convention.KITTI;
        int at = index * AnchorNetwork.BOX;
        double diagonal = Math.hypot(anchor.length(), anchor.width());
        double x = corrections.get(at) * diagonal
                + anchors.centre(cell % model.headColumns(), model.headColumns(), volume.minX(), volume.maxX());
        double y = corrections.get(at + 1) * diagonal
                + anchors.centre(cell / model.headColumns(), model.headRows(), volume.minY(), volume.maxY());
        double z = corrections.get(at + 2) * anchor.height() + anchor.bottom() + anchor.height() / 2;
        double width = anchor.width() * ratio(corrections.get(at + (kitti ? 3 : 4)));
        double length = anchor.length() * ratio(corrections.get(at + (kitti ? 4 : 3)));
        double height = anchor.height() * ratio(corrections.get(at + 5));
        int direction = directions.get(index * 2 + 1) > directions.get(index * 2) ? 1 : 0;
        double angle = model.boxes().direction().resolved(corrections.get(at + 6) + rotation, direction);
        try {
            return new Box3d(frame, x, y, z, length, width, height, kitti ? -angle - Math.PI / 2 : angle);
        } catch (BadGeometryException noBox) {
            return null; // sizes that are no number any more: the anchor means nothing
        }
    }

    private static double ratio(float logarithm) {
        return Math.abs(logarithm) <= LARGEST_LOG_RATIO ? Math.exp(logarithm) : Double.NaN;
    }

    private static float sigmoid(float logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}
