package io.foresight.launch.perceive;

import io.foresight.launch.view.ViewFrame;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.sweep.Labels;
import io.foresight.perception.taxonomy.Taxonomy;

/**
 * Compares the detections of a dataset's frames with its labels, to be shown, where the labels say enough: they cover the whole sweep, and
 * the model's taxonomy knows their classes.
 */
public final class TruthComparison {
    private final boolean labelsWholeSweeps;
    private final Taxonomy taxonomy;
    private final DetectionScore score;

    /** @param taxonomy of the model whose detections are compared */
    public TruthComparison(Dataset dataset, Taxonomy taxonomy) {
        this.labelsWholeSweeps = dataset.labelsWholeSweeps();
        this.taxonomy = taxonomy;
        this.score = DetectionScore.usual(taxonomy);
    }

    /** The frame with its truth, compared if that is possible. */
    public ViewFrame with(ViewFrame frame, Labels labels) {
        ViewFrame labelled = frame.withTruth(labels.boxes());
        boolean comparable = labelsWholeSweeps
                && labels.isLabelled()
                && frame.validity() != Validity.INVALID
                && labels.boxes().stream().allMatch(label -> taxonomy.knows(label.objectClass()));
        return comparable ? labelled.withMatch(score.add(frame.detections(), labels.boxes())) : labelled;
    }
}
