package io.foresight.perception.detect;

import io.foresight.perception.anchor.AnchorModel;
import io.foresight.perception.anchor.AnchorNetwork;
import io.foresight.perception.anchor.AnchorSet;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.List;

/**
 * PointPillars with anchors, for weights that others trained: kind {@code anchor} in a model's data sheet.
 *
 * @param model all but its weights
 */
public record AnchorSpec(AnchorModel model) implements DetectorSpec {
    @Override
    public Kind kind() {
        return Kind.ANCHOR;
    }

    /** Each class takes the dataset class of its name. */
    @Override
    public Taxonomy taxonomy() {
        return Taxonomy.selecting(
                model.anchors().boxes().stream().map(AnchorSet.Anchor::name).toArray(String[]::new));
    }

    @Override
    public double rangeMetres() {
        return model.volume().rangeMetres();
    }

    @Override
    public List<Graph> graphs() {
        return List.of(AnchorNetwork.of(model));
    }

    @Override
    public Detector open(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision) {
        return new AnchorDetector(sheet, this, weights, engine, precision);
    }
}
