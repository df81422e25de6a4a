package io.foresight.perception.foreign;

import io.foresight.perception.anchor.Convolutions;
import io.foresight.perception.anchor.PointFeatures;
import io.foresight.perception.detect.BadModelException;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the sizes of a network's layers off the shapes of its weights. */
final class LayerSizes {
    /** Our name of the first layer's weight, by which a layout is told. */
    static final String FIRST = "pillar.point.weight";

    private static final int MOST = 99; // numbers of two digits

    private final ForeignLayout layout;
    private final Weights weights;

    private LayerSizes(ForeignLayout layout, Weights weights) {
        this.layout = layout;
        this.weights = weights;
    }

    /** @throws BadModelException when a layer that every such network has is missing or of another kind */
    static Convolutions of(ForeignLayout layout, Weights weights) {
        return new LayerSizes(layout, weights).read();
    }

    private Convolutions read() {
        long[] first = shape(FIRST, 2);
        List<Convolutions.Stage> stages = new ArrayList<>();
        for (int s = 0; s < MOST && has("stage" + s + ".0.weight"); s++) {
            int layers = 0;
            while (layers < MOST && has("stage" + s + "." + layers + ".weight")) {
                layers++;
            }
            stages.add(new Convolutions.Stage((int) shape("stage" + s + ".0.weight", 4)[0], layers));
        }
        return new Convolutions(features(first[1]), (int) first[0], stages, (int) shape("neck0.weight", 4)[1]);
    }

    private PointFeatures features(long count) {
        return Arrays.stream(PointFeatures.values())
                .filter(kind -> kind.count() == count)
                .findFirst()
                .orElseThrow(() -> new BadModelException("its first layer reads " + count
                        + " numbers a point; networks that read 9 (as mmdetection3d's) or 10 (as"
                        + " OpenPCDet's) are known"));
    }

    private boolean has(String ours) {
        return weights.byName().containsKey(layout.theirs(ours));
    }

    private long[] shape(String ours, int dimensions) {
        Weight weight = weights.byName().get(layout.theirs(ours));
        if (weight == null || weight.shape().length < dimensions) {
            throw new BadModelException("layout " + layout.name() + " needs a weight " + layout.theirs(ours) + " of "
                    + dimensions + " dimensions, got "
                    + (weight == null ? "none" : Arrays.toString(weight.shape())));
        }
        return weight.shape();
    }
}
