package io.foresight.perception.foreign;

import io.foresight.tensor.archive.ArchiveException;
import io.foresight.tensor.archive.Weight;
import io.foresight.tensor.archive.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Weights of the reference's Point-GNN T1 (TensorFlow) under this software's names. */
public final class PointGnnWeights {
    /** Name of the layout. */
    static final String LAYOUT = "point-gnn";
    /** The configuration whose values {@link io.foresight.perception.pointgraph.PointGraphModel#CAR} are. */
    static final String CONFIG = "WeijingShi/Point-GNN: checkpoints/car_auto_T1_train/config";

    private static final String EDGES = "layer2/extract_vertex_features/fully_connected";
    private static final int CLASSES = 4;
    private static final int PLACE = 3; // coordinates, behind the features of a vertex

    private final Weights theirs;
    private final Map<String, Weight> ours = new LinkedHashMap<>();

    private PointGnnWeights(Weights theirs) {
        this.theirs = theirs;
    }

    /** Whether weights are named so. */
    static boolean fits(Weights theirs) {
        return theirs.byName().containsKey(EDGES + "/weights");
    }

    /**
     * The weights renamed, and transposed.
     *
     * @throws ArchiveException naming what is missing or of another shape
     */
    public static Weights renamed(Weights theirs) {
        return new PointGnnWeights(theirs).all();
    }

    private Weights all() {
        for (int k = 0; k < 4; k++) {
            layer("points." + k, "layer1/extract_vertex_features", k);
        }
        for (int k = 0; k < 2; k++) {
            layer("combined." + k, "layer1/combined_features", k);
            layer("offset." + k, "layer2", k);
            layer("update." + k, "layer2/combined_features", k);
            layer("class." + k, "output/predictor/cls", k);
        }
        Weight first = theirs.get(EDGES + "/weights"); // (features and place, out)
        int features = (int) first.shape()[0] - PLACE;
        if (first.shape().length != 2 || features < 1) {
            throw new ArchiveException("weight " + EDGES + "/weights must have more than " + PLACE + " rows");
        }
        ours.put("edges.features.weight", transposed(first, 0, features));
        ours.put("edges.features.bias", theirs.get(EDGES + "/biases"));
        ours.put("edges.place.weight", transposed(first, features, features + PLACE));
        layer("edges.1", "layer2/extract_vertex_features", 1);
        for (int c = 0; c < CLASSES; c++) {
            for (int k = 0; k < 3; k++) {
                layer("box" + c + "." + k, "output/predictor/loc/cls_" + c, k);
            }
        }
        return Weights.of(ours);
    }

    private void layer(String name, String scope, int index) {
        String their = scope + "/fully_connected" + (index == 0 ? "" : "_" + index);
        Weight weight = theirs.get(their + "/weights");
        if (weight.shape().length != 2) {
            throw new ArchiveException("weight " + their + "/weights must have two dimensions");
        }
        ours.put(name + ".weight", transposed(weight, 0, (int) weight.shape()[0]));
        ours.put(name + ".bias", theirs.get(their + "/biases"));
    }

    /** Rows from (inclusive) to to (exclusive) as columns. */
    private static Weight transposed(Weight weight, int from, int to) {
        int out = (int) weight.shape()[1];
        float[] values = new float[(to - from) * out];
        for (int row = from; row < to; row++) {
            for (int column = 0; column < out; column++) {
                values[column * (to - from) + row - from] = weight.values()[row * out + column];
            }
        }
        return new Weight(new long[] {out, to - from}, values);
    }
}
