package io.foresight.perception.detect;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.Graph;
import java.util.List;

/**
 * Architecture of the pillar detector ({@link PillarNetwork}): kind {@code pillar} in a model's data sheet.
 *
 * @param taxonomy the model's classes, in the order of the heat map's channels, each with the dataset classes mapped to it
 * @param maxPillars of more occupied pillars, the farthest are dropped
 * @param pointsPerPillar maximum number of points that are used of a pillar
 * @param pillarChannels channels of a pillar's feature
 * @param stages the backbone, starting at the grid's resolution; each stage halves it
 * @param headStage index of the stage whose resolution the heads work at
 * @param neckChannels channels each stage contributes to the heads
 * @param headChannels channels of the heads' hidden layers
 * @param overlapWeight exponent of the predicted IoU in the score, [0, 1)
 */
public record PillarSpec(
        PillarGrid grid,
        Taxonomy taxonomy,
        int maxPillars,
        int pointsPerPillar,
        int pillarChannels,
        List<Stage> stages,
        int headStage,
        int neckChannels,
        int headChannels,
        double overlapWeight)
        implements DetectorSpec {
    private static final int MOST_PILLARS = 1_000_000;
    private static final int MOST_POINTS = 1000;
    private static final int MOST_CHANNELS = 4096;
    private static final int MOST_LAYERS = 64;
    private static final int MOST_STAGES = 8;
    private static final long MOST_VALUES = 1 << 28; // of one array: a gibibyte of floats

    /**
     * One resolution of the backbone.
     *
     * @param channels of every layer
     * @param layers 3x3 convolutions, the first with stride 2
     */
    public record Stage(int channels, int layers) {
        public Stage {
            requireWithin("a stage's channels", channels, MOST_CHANNELS);
            requireWithin("a stage's layers", layers, MOST_LAYERS);
        }
    }

    public PillarSpec {
        stages = List.copyOf(stages);
        taxonomy.classes().stream().flatMap(mapping -> mapping.takes().stream()).forEach(ObjectClass::named);
        requireWithin("maxPillars", maxPillars, MOST_PILLARS);
        requireWithin("pointsPerPillar", pointsPerPillar, MOST_POINTS);
        requireWithin("pillarChannels", pillarChannels, MOST_CHANNELS);
        requireWithin("neckChannels", neckChannels, MOST_CHANNELS);
        requireWithin("headChannels", headChannels, MOST_CHANNELS);
        requireWithin("the number of stages", stages.size(), MOST_STAGES);
        requireWithin("maxPillars times pointsPerPillar", (long) maxPillars * pointsPerPillar, MOST_VALUES);
        requireWithin("the grid's cells times pillarChannels", (long) grid.cells() * pillarChannels, MOST_VALUES);
        if (headStage < 0 || headStage >= stages.size()) {
            throw new IllegalArgumentException(
                    "head stage must be in [0, " + (stages.size() - 1) + "], got " + headStage);
        }
        if (grid.side() % (1 << stages.size()) != 0) {
            throw new IllegalArgumentException("the grid's side of " + grid.side() + " cells must be divisible by "
                    + (1 << stages.size()) + ", because each of " + stages.size() + " stages halves it");
        }
        if (!(overlapWeight >= 0 && overlapWeight < 1)) {
            throw new IllegalArgumentException("overlap weight must be in [0, 1), got " + overlapWeight);
        }
    }

    private static void requireWithin(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " must be 1 to " + most + ", got " + value);
        }
    }

    @Override
    public Kind kind() {
        return Kind.PILLAR;
    }

    @Override
    public Detector open(ModelSheet sheet, Weights weights, TensorEngine engine, Precision precision) {
        return new PillarDetector(sheet, this, weights, engine, precision);
    }

    @Override
    public double rangeMetres() {
        return grid.rangeMetres();
    }

    @Override
    public List<Graph> graphs() {
        return List.of(PillarNetwork.forServing(this));
    }

    /** The grid of the heads' output. */
    @JsonIgnore
    public PillarGrid outputGrid() {
        return grid.coarser(1 << (headStage + 1));
    }
}
