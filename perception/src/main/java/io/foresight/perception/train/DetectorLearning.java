package io.foresight.perception.train;

import io.foresight.perception.detect.PillarSpec;
import io.foresight.tensor.graph.Graph;

/** The training graph and batches of a kind of detector. */
interface DetectorLearning {
    /** Network and losses, for batches of the configured size; training minimises the output {@code loss}. */
    Graph graph();

    /** Creates a batch with the graph's inputs. */
    BatchAssembly newBatch();

    /** Selects the implementation for the configuration's detector. */
    static DetectorLearning of(TrainConfig config) {
        return switch (config.detector().kind()) {
            case PILLAR -> new PillarLearning((PillarSpec) config.detector(), config);
            case ANCHOR, POINT_GRAPH ->
                throw new IllegalStateException("TrainConfig takes no detector that is not trained here");
        };
    }

    /** For the pillar detector. */
    record PillarLearning(PillarSpec spec, TrainConfig config) implements DetectorLearning {
        @Override
        public Graph graph() {
            return DetectionLoss.build(spec, config.batch(), config.loss());
        }

        @Override
        public BatchAssembly newBatch() {
            return new PillarBatch(spec, config);
        }
    }
}
