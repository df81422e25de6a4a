package io.foresight.perception.train;

import io.foresight.perception.detect.PillarSpec;
import io.foresight.tensor.graph.Graph;

/** What training has to know of a kind of detector. */
interface DetectorLearning {
    /** Network and losses, for batches of the configuration's size; the output {@code loss} is what is made small. */
    Graph graph();

    /** A batch that gives the graph its inputs. */
    BatchAssembly newBatch();

    /** The one for the configuration's detector. */
    static DetectorLearning of(TrainConfig config) {
        return switch (config.detector().kind()) {
            case PILLAR -> new PillarLearning((PillarSpec) config.detector(), config);
        };
    }

    /** Of the pillar detector. */
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
