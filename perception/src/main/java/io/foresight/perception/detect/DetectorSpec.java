package io.foresight.perception.detect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The architecture of a detector: together with the weights, everything needed to build it. Each kind of detector has its own record,
 * selected by {@code "kind"} in a model's data sheet and in a training configuration.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PillarSpec.class, name = "pillar"),
    @JsonSubTypes.Type(value = AnchorSpec.class, name = "anchor"),
    @JsonSubTypes.Type(value = PointGraphSpec.class, name = "point_graph")
})
public sealed interface DetectorSpec permits PillarSpec, AnchorSpec, PointGraphSpec {
    /** All kinds, for exhaustive switches. */
    enum Kind {
        PILLAR,
        ANCHOR,
        POINT_GRAPH
    }

    /** The names of all kinds, as used in data sheets. */
    static List<String> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The kind of this record. */
    Kind kind();

    /** The model's classes, in the order of its outputs, each with the dataset classes mapped to it. */
    Taxonomy taxonomy();

    /** Points farther from the sensor in the ground plane are ignored. */
    double rangeMetres();

    /**
     * Floating point operations of the network for a sweep with this many points in range; a multiplication and an addition count as two.
     */
    default double operations(int points) {
        double operations = 0;
        for (Graph graph : graphs()) {
            Map<String, long[]> shapes = new LinkedHashMap<>();
            graph.inputs().forEach((name, symbol) -> {
                long[] shape = new long[symbol.rank()];
                for (int d = 0; d < shape.length; d++) {
                    shape[d] = symbol.dim(d) < 0
                            ? points
                            : symbol.dim(d); // there are fewer pillars than points, and their cost is negligible
                }
                shapes.put(name, shape);
            });
            operations += graph.flops(shapes);
        }
        return operations;
    }

    /** The networks for serving one sweep, in the order in which they are run. */
    List<Graph> graphs();

    /**
     * Builds the detector with the given weights.
     *
     * @param sheet data sheet of the model, with this architecture as its {@link ModelSheet#detector}
     * @throws io.foresight.tensor.archive.ArchiveException when the weights do not match this architecture
     */
    Detector open(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision);
}
