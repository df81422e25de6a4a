package io.foresight.perception.detect;

import io.foresight.perception.pointgraph.PointGraphModel;
import io.foresight.perception.pointgraph.PointGraphNetwork;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.List;

/**
 * Point-GNN for cars, for weights that others trained: kind {@code point_graph} in a model's data sheet. It sees what a calibrated camera
 * sees, though no picture.
 *
 * @param model all but its weights
 */
public record PointGraphSpec(PointGraphModel model) implements DetectorSpec {
    private static final double RANGE = 100; // metres: beyond KITTI's farthest returns

    @Override
    public Kind kind() {
        return Kind.POINT_GRAPH;
    }

    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.selecting("car");
    }

    @Override
    public double rangeMetres() {
        return RANGE;
    }

    /** Not a number: it depends on the edges, not on the number of points alone. */
    @Override
    public double operations(int points) {
        return Double.NaN;
    }

    @Override
    public List<Graph> graphs() {
        return PointGraphNetwork.all();
    }

    @Override
    public Detector open(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision) {
        return new PointGraphDetector(sheet, this, weights, engine, precision);
    }
}
