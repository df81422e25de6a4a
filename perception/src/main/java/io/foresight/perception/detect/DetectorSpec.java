package io.foresight.perception.detect;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The architecture of a detector: with the weights, all that is needed to build it again. Each kind of detector has a record of its own,
 * which {@code "kind"} names in a model's sheet and in a training configuration.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(value = PillarSpec.class, name = "pillar"))
public sealed interface DetectorSpec permits PillarSpec {
    /** The kinds, for code that must treat each. */
    enum Kind {
        PILLAR
    }

    /** The names of all kinds, as in sheets. */
    static List<String> kinds() {
        return Arrays.stream(Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Which record this is. */
    Kind kind();

    /** The model's classes, in the order of its answers, each with the classes of datasets that it takes. */
    Taxonomy taxonomy();

    /** Points farther from the sensor in the ground plane are not used. */
    double rangeMetres();

    /** Floating point operations of the network on a sweep with so many points in range; a multiplication and an addition are two. */
    double operations(int points);

    /**
     * Puts weights to work.
     *
     * @param sheet of the model, whose {@link ModelSheet#detector} this is
     * @throws io.foresight.tensor.archive.ArchiveException when the weights are not those of this architecture
     */
    Detector open(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision);
}
