package io.foresight.perception.train;

import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sweep with its labels that augmentation modifies. Points are flat x, y, z, intensity; used by one thread. */
final class TrainingSweep {
    float[] xyzi;
    int size;
    final List<LabelledBox> labels;

    TrainingSweep(Sweep sweep) {
        if (!sweep.labels().isLabelled()) {
            throw new IllegalArgumentException("sweep " + sweep.id()
                    + " is not labelled; training on it would treat the whole sweep as background");
        }
        size = sweep.cloud().size();
        xyzi = Arrays.copyOf(sweep.cloud().xyzi(), 4 * size);
        labels = new ArrayList<>(sweep.labels().boxes());
    }

    /** Keeps the points that satisfy {@code keep}, in order. */
    void filter(PointTest keep) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int p = 4 * i;
            if (keep.test(xyzi[p], xyzi[p + 1], xyzi[p + 2])) {
                if (kept != i) {
                    System.arraycopy(xyzi, p, xyzi, 4 * kept, 4);
                }
                kept++;
            }
        }
        size = kept;
    }

    /** Adds points given as flat x, y, z, intensity, moved up by {@code lift} metres. */
    void append(float[] points, double lift) {
        int added = points.length / 4;
        if (xyzi.length < 4 * (size + added)) {
            xyzi = Arrays.copyOf(xyzi, 4 * (size + added) + xyzi.length / 4);
        }
        System.arraycopy(points, 0, xyzi, 4 * size, points.length);
        for (int i = size; i < size + added; i++) {
            xyzi[4 * i + 2] += (float) lift;
        }
        size += added;
    }

    /** A test of a point's coordinates, metres. */
    interface PointTest {
        boolean test(float x, float y, float z);
    }
}
