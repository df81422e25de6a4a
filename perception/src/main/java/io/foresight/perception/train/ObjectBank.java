package io.foresight.perception.train;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Objects cut out of sweeps with their points, to be pasted into other sweeps at the same position, so that density and aspect are right
 * (Yan et al., SECOND, 2018, section 3.2.3).
 *
 * <p>An object is pasted only onto free ground that was observed: its footprint must contain ground points and no obstacle, and touch no
 * other object. It is then placed on that ground. Points inside its volume are removed.
 */
final class ObjectBank {
    private static final int LEAST_POINTS = 10;
    private static final double MARGIN_METRES = 0.05;
    private static final double FREE_HEIGHT_METRES = 0.35;
    private static final int LEAST_GROUND_POINTS = 4;

    private final Map<ObjectClass, List<Cut>> objects;

    /** An object with the points inside its box; flat x, y, z, intensity. */
    private record Cut(LabelledBox label, float[] points) {}

    private ObjectBank(Map<ObjectClass, List<Cut>> objects) {
        this.objects = objects;
    }

    /**
     * Collects from up to {@code frames} sweeps spread evenly over the dataset.
     *
     * @param taxonomy of the model; ignored objects are not collected
     * @param most maximum number of objects kept per class
     */
    static ObjectBank collect(Dataset dataset, Taxonomy taxonomy, int frames, int most) throws IOException {
        Map<ObjectClass, List<Cut>> found = new TreeMap<>();
        int total = dataset.frameIds().size();
        int read = Math.min(frames, total);
        for (int k = 0; k < read; k++) {
            Sweep sweep = dataset.read((int) ((long) k * total / read));
            for (LabelledBox label : sweep.labels().boxes()) {
                ObjectClass objectClass = taxonomy.classOf(label.objectClass());
                List<Cut> ofClass = found.computeIfAbsent(objectClass, c -> new ArrayList<>());
                if (objectClass != ObjectClass.IGNORED && label.points() >= LEAST_POINTS && ofClass.size() < most) {
                    float[] inside = pointsIn(sweep, label.box());
                    if (inside.length >= 4 * LEAST_POINTS) {
                        ofClass.add(new Cut(label, inside));
                    }
                }
            }
        }
        return new ObjectBank(found);
    }

    /** Number of objects kept of a class. */
    int size(ObjectClass objectClass) {
        return objects.getOrDefault(objectClass, List.of()).size();
    }

    void paste(TrainingSweep scene, Map<String, Integer> most, SplittableRandom random) {
        for (Map.Entry<ObjectClass, List<Cut>> entry : objects.entrySet()) { // in the order of the classes
            List<Cut> candidates = entry.getValue();
            int wanted = most.getOrDefault(entry.getKey().name(), 0);
            if (candidates.isEmpty() || wanted == 0) {
                continue;
            }
            int tries = random.nextInt(wanted + 1);
            for (int k = 0; k < tries; k++) {
                tryPaste(scene, candidates.get(random.nextInt(candidates.size())));
            }
        }
    }

    private static void tryPaste(TrainingSweep scene, Cut cut) {
        Box3d box = cut.label.box();
        for (LabelledBox other : scene.labels) {
            if (BoxOverlap.bev(grown(box, 0.3), other.box()) > 0) {
                return;
            }
        }
        double ground = freeGround(scene, grown(box, 0.2));
        if (Double.isNaN(ground)) {
            return;
        }
        double lift = ground - (box.z() - box.height() / 2);
        if (Math.abs(lift) > 1.5) {
            return; // the height difference would make it look wrong
        }
        Box3d placed = new Box3d(
                box.frame(), box.x(), box.y(), box.z() + lift, box.length(), box.width(), box.height(), box.yaw());
        scene.filter((x, y, z) -> !placed.contains(x, y, z));
        scene.append(cut.points, lift);
        scene.labels.add(cut.label.moved(placed, cut.label.vx(), cut.label.vy()));
    }

    /** Height of the ground under the footprint if it is free and observed, NaN otherwise. */
    private static double freeGround(TrainingSweep scene, Box3d box) {
        double reach = Math.hypot(box.length(), box.width()) / 2;
        double cos = Math.cos(box.yaw());
        double sin = Math.sin(box.yaw());
        float[] heights = new float[64];
        int found = 0;
        for (int p = 0; p < 4 * scene.size; p += 4) {
            double dx = scene.xyzi[p] - box.x();
            double dy = scene.xyzi[p + 1] - box.y();
            if (Math.abs(dx) > reach
                    || Math.abs(dy) > reach
                    || Math.abs(cos * dx + sin * dy) > box.length() / 2
                    || Math.abs(cos * dy - sin * dx) > box.width() / 2) {
                continue;
            }
            if (found == heights.length) {
                heights = Arrays.copyOf(heights, 2 * found);
            }
            heights[found++] = scene.xyzi[p + 2];
        }
        if (found < LEAST_GROUND_POINTS) {
            return Double.NaN;
        }
        Arrays.sort(heights, 0, found);
        return heights[found - 1] - heights[0] < FREE_HEIGHT_METRES ? heights[found / 2] : Double.NaN;
    }

    private static float[] pointsIn(Sweep sweep, Box3d box) {
        Box3d grown = grown(box, MARGIN_METRES);
        float[] xyzi = sweep.cloud().xyzi();
        float[] inside = new float[256];
        int length = 0;
        for (int p = 0; p < 4 * sweep.cloud().size(); p += 4) {
            if (Math.abs(xyzi[p] - box.x()) < 20 && grown.contains(xyzi[p], xyzi[p + 1], xyzi[p + 2])) {
                if (length == inside.length) {
                    inside = Arrays.copyOf(inside, 2 * length);
                }
                System.arraycopy(xyzi, p, inside, length, 4);
                length += 4;
            }
        }
        return Arrays.copyOf(inside, length);
    }

    private static Box3d grown(Box3d box, double metres) {
        return new Box3d(
                box.frame(),
                box.x(),
                box.y(),
                box.z(),
                box.length() + 2 * metres,
                box.width() + 2 * metres,
                box.height() + 2 * metres,
                box.yaw());
    }
}
