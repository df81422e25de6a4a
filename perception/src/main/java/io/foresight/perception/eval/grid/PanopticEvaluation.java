package io.foresight.perception.eval.grid;

import io.foresight.core.file.NumpyArray;
import io.foresight.core.measure.Interval;
import io.foresight.perception.data.BadDataException;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Panoptic quality of sweeps as semantic-kitti-api scores it. */
public final class PanopticEvaluation implements Evaluation {
    @Override
    public EvaluationTask task() {
        return EvaluationTask.PANOPTIC;
    }

    @Override
    public String format() {
        return "semantickitti";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: NAME_gt_sem.npy and NAME_gt_inst.npy, the class",
                "and the instance of each point",
                "--pred DIR: NAME_pred_sem.npy and NAME_pred_inst.npy; all may be",
                "packed as .npy.gz",
                "--settings FILE.json: classes, ignored (numbers), least_points");
    }

    @Override
    public boolean hasIntervals() {
        return true;
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        PanopticSettings settings = PanopticSettings.of(inputs.settings());
        NumpyFolder truth = new NumpyFolder(inputs.truth());
        NumpyFolder predictions = new NumpyFolder(inputs.predictions());
        List<PanopticCount> counts = new ArrayList<>();
        for (String name : truth.names("gt_sem")) {
            NumpyArray classes = truth.read(name, "gt_sem");
            if (classes.shape().size() != 1) {
                throw new BadDataException(
                        classes.file() + ": has shape " + classes.shape() + ", points are in one line");
            }
            PanopticCount count = new PanopticCount(settings.classes().size());
            count.add(
                    segments(classes, truth.read(name, "gt_inst"), classes, settings),
                    segments(
                            predictions.read(name, "pred_sem"), predictions.read(name, "pred_inst"), classes, settings),
                    settings.ignored()::contains,
                    settings.leastPoints());
            counts.add(count);
        }
        Optional<List<Interval>> intervals = inputs.intervals(counts.size(), drawn -> {
            PanopticMeans means = PanopticMeans.of(sum(counts, drawn, settings), settings);
            return new double[] {means.quality(), means.iou()};
        });
        int[] all = IntStream.range(0, counts.size()).toArray();
        return new PanopticReport(settings, counts.size(), sum(counts, all, settings), intervals).report(format());
    }

    private static PointSegments segments(
            NumpyArray classes, NumpyArray instances, NumpyArray labels, PanopticSettings settings) throws IOException {
        NumpyFolder.requireShape(classes, labels.shape(), "the labels");
        NumpyFolder.requireShape(instances, labels.shape(), "the labels");
        return new PointSegments(NumpyFolder.classes(classes, settings.classes().size(), -1), instances.integers());
    }

    private static PanopticCount sum(List<PanopticCount> counts, int[] drawn, PanopticSettings settings) {
        PanopticCount sum = new PanopticCount(settings.classes().size());
        for (int sweep : drawn) {
            sum.add(counts.get(sweep));
        }
        return sum;
    }
}
