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

/** Maps in the bird's-eye view as BEVFusion scores them. */
public final class MapEvaluation implements Evaluation {
    @Override
    public EvaluationTask task() {
        return EvaluationTask.SEGMENTATION;
    }

    @Override
    public String format() {
        return "bevfusion";
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: NAME_gt.npy, (layers, rows, columns), 1 where it is",
                "--pred DIR: NAME_pred.npy, the same as probabilities; all may be",
                "packed as .npy.gz",
                "--settings FILE.json: classes, the names of the layers");
    }

    @Override
    public boolean hasIntervals() {
        return true;
    }

    @Override
    public EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        MapSettings settings = MapSettings.of(inputs.settings());
        NumpyFolder truth = new NumpyFolder(inputs.truth());
        NumpyFolder predictions = new NumpyFolder(inputs.predictions());
        List<MapCount> counts = new ArrayList<>();
        for (String name : truth.names("gt")) {
            counts.add(count(truth.read(name, "gt"), predictions.read(name, "pred"), settings.classes()));
        }
        Optional<Interval> interval = inputs.intervals(
                        counts.size(), drawn -> new double[] {meanIou(sum(counts, drawn, settings))})
                .map(all -> all.get(0));
        int[] all = IntStream.range(0, counts.size()).toArray();
        return new MapReport(settings, counts.size(), sum(counts, all, settings), interval).report(format());
    }

    private static MapCount count(NumpyArray labels, NumpyArray answer, List<String> classes) throws IOException {
        if (labels.shape().size() != 3 || labels.shape().get(0) != classes.size() || labels.size() == 0) {
            throw new BadDataException(labels.file() + ": has shape " + labels.shape() + ", must be (" + classes.size()
                    + ", rows, columns) for the layers " + classes + "; --settings names others");
        }
        NumpyFolder.requireShape(answer, labels.shape(), "the labels");
        int[] truth = NumpyFolder.classes(labels, 2, -1);
        float[] probability = answer.floats();
        for (int i = 0; i < probability.length; i++) {
            if (!(probability[i] >= 0 && probability[i] <= 1)) {
                throw new BadDataException(
                        answer.file() + ": number " + i + " is " + probability[i] + ", a probability is 0 to 1");
            }
        }
        MapCount count = new MapCount(classes.size());
        count.add(truth, probability);
        return count;
    }

    private static MapCount sum(List<MapCount> counts, int[] drawn, MapSettings settings) {
        MapCount sum = new MapCount(settings.classes().size());
        for (int sample : drawn) {
            sum.add(counts.get(sample));
        }
        return sum;
    }

    /** Over the classes that are or were taken, each at its best threshold. */
    static double meanIou(MapCount count) {
        return Means.ofCounted(IntStream.range(0, count.classes()).mapToDouble(of -> count.iou(of, count.best(of))));
    }
}
