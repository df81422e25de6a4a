package io.foresight.perception.train;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates a detector on validation sweeps at several score thresholds, and selects the threshold to ship: the one with the best F1 of the
 * first class of the model's taxonomy.
 */
final class DetectorValidation {
    private static final float LOWEST = 0.1f;
    private static final float STEP = 0.05f;
    private static final int STEPS = 15;
    private static final int LEAST_POINTS = 5;

    private final List<DetectionScore> scores = new ArrayList<>();

    private final ObjectClass leading;

    private DetectorValidation(ModelCard card) {
        leading = card.taxonomy().objectClasses().get(0);
        for (int k = 0; k < STEPS; k++) {
            scores.add(new DetectionScore(card.taxonomy(), card.rangeMetres(), LEAST_POINTS));
        }
    }

    /**
     * Runs a detector over frames spread evenly over a dataset, through the same {@link io.foresight.perception.detect.Perceiver} as served
     * sweeps.
     *
     * @param most maximum number of frames
     */
    static DetectorValidation run(Detector detector, Dataset dataset, int most) throws IOException {
        DetectorValidation validation = new DetectorValidation(detector.card());
        Perceiver perceiver = new Perceiver(detector);
        int total = dataset.frameIds().size();
        int frames = Math.min(most, total);
        for (int k = 0; k < frames; k++) {
            Sweep sweep = dataset.read((int) ((long) k * total / frames));
            SweepAnswer answer = perceiver.perceive(sweep, PerceiveOptions.of(LOWEST));
            if (answer.fault().isPresent()) {
                throw answer.fault().get();
            }
            if (!sweep.labels().isLabelled()) {
                throw new BadDataException(dataset.name() + ": frame " + sweep.id()
                        + " is not labelled; a detector can only be validated on labelled sweeps");
            }
            validation.add(answer.detections(), sweep.labels().boxes());
        }
        return validation;
    }

    private void add(List<Detection> detections, List<LabelledBox> labels) {
        for (int k = 0; k < STEPS; k++) {
            float threshold = threshold(k);
            scores.get(k)
                    .add(
                            detections.stream()
                                    .filter(detection -> detection.score() >= threshold)
                                    .toList(),
                            labels);
        }
    }

    /** The threshold with the best F1 of the first class. */
    float bestThreshold() {
        return threshold(best());
    }

    /** Recall and precision by class at {@link #bestThreshold}, such as {@code car.recall}; classes without labels are left out. */
    Map<String, Double> figures() {
        Map<String, Double> figures = new TreeMap<>();
        for (Map.Entry<ObjectClass, Tally> entry : scores.get(best()).byClass().entrySet()) {
            Tally tally = entry.getValue();
            if (tally.labelled() > 0) {
                figures.put(entry.getKey().name() + ".recall", tally.recall());
                figures.put(entry.getKey().name() + ".precision", tally.found() == 0 ? 0 : tally.precision());
            }
        }
        return figures;
    }

    private int best() {
        int best = 0;
        for (int k = 1; k < STEPS; k++) {
            if (f1(k) > f1(best)) {
                best = k;
            }
        }
        return best;
    }

    private double f1(int k) {
        Tally tally = scores.get(k).byClass().getOrDefault(leading, Tally.ZERO);
        int wrong = tally.labelled() - tally.found() + tally.falsePositives();
        return tally.found() == 0 ? 0 : 2.0 * tally.found() / (2.0 * tally.found() + wrong);
    }

    private static float threshold(int k) {
        return LOWEST + k * STEP;
    }
}
