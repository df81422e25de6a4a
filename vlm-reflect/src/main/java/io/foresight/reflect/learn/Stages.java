package io.foresight.reflect.learn;

import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.train.BatchSource;
import io.foresight.tensor.train.TrainingSettings;
import io.foresight.tensor.train.Validation;
import java.util.Optional;

/** Runs training stages. */
interface Stages {
    /** The averaged weights after a stage; empty when it was stopped before its end. */
    Optional<Weights> train(
            String name, Graph graph, Weights start, BatchSource batches, TrainingSettings how, Validation check);
}
