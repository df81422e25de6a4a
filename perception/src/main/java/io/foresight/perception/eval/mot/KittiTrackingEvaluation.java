package io.foresight.perception.eval.mot;

import io.foresight.core.measure.Interval;
import io.foresight.perception.eval.Evaluation;
import io.foresight.perception.eval.EvaluationInputs;
import io.foresight.perception.eval.EvaluationReport;
import io.foresight.perception.eval.EvaluationTask;
import io.foresight.perception.eval.KittiMetric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** KITTI's tracking benchmark as TrackEval scores it: HOTA, CLEAR and Identity of cars and pedestrians, by boxes in the image. */
public class KittiTrackingEvaluation implements Evaluation {
    private static final String COMBINED = "all";

    private final String format;
    private final KittiMetric metric;

    /** With the official similarity. */
    public KittiTrackingEvaluation() {
        this("kitti", KittiMetric.BBOX);
    }

    KittiTrackingEvaluation(String format, KittiMetric metric) {
        this.format = format;
        this.metric = metric;
    }

    @Override
    public final EvaluationTask task() {
        return EvaluationTask.TRACKING;
    }

    @Override
    public final String format() {
        return format;
    }

    @Override
    public List<String> inputs() {
        return List.of(
                "--gt DIR: label_02/NAME.txt; evaluate_tracking.seqmap* lists the",
                "sequences and their lengths; without it each file is one",
                "--pred DIR: NAME.txt, a tracker's lines, of each sequence",
                "--settings FILE: another list of sequences and lengths");
    }

    @Override
    public final boolean hasIntervals() {
        return true;
    }

    @Override
    public final EvaluationReport evaluate(EvaluationInputs inputs) throws IOException {
        List<KittiSequence> sequences = KittiSequences.read(inputs.truth(), inputs.predictions(), inputs.settings());
        List<TrackClassReport> classes = new ArrayList<>();
        for (KittiTrackClass each : KittiTrackClass.values()) {
            KittiTrackRules rules = new KittiTrackRules(each, metric);
            List<TrackScore> scores = new ArrayList<>();
            for (KittiSequence sequence : sequences) {
                scores.add(TrackScore.of(rules.sequence(sequence)));
            }
            classes.add(new TrackClassReport(
                    each.label(), scores, TrackScore.combined(COMBINED, scores), intervals(scores, inputs)));
        }
        return new EvaluationReport(
                summary(sequences),
                TrackTables.of(classes),
                new Document(format, metric.label(), sequences.size(), documents(classes)),
                TrackPlots.of(classes));
    }

    private static Optional<Map<String, Interval>> intervals(List<TrackScore> scores, EvaluationInputs inputs) {
        Optional<List<Interval>> intervals = inputs.intervals(scores.size(), drawn -> {
            TrackScore together = TrackScore.combined(
                    COMBINED, Arrays.stream(drawn).mapToObj(scores::get).toList());
            return TrackFigure.ALL.stream()
                    .mapToDouble(figure -> figure.of(together))
                    .toArray();
        });
        return intervals.map(each -> {
            Map<String, Interval> named = new LinkedHashMap<>();
            for (int i = 0; i < TrackFigure.ALL.size(); i++) {
                named.put(TrackFigure.ALL.get(i).label(), each.get(i));
            }
            return named;
        });
    }

    private String summary(List<KittiSequence> sequences) {
        int frames = sequences.stream().mapToInt(KittiSequence::frames).sum();
        return sequences.size() + " sequences, " + frames + " frames, similarity " + metric.label()
                + "; figures in percent";
    }

    private static Map<String, ClassDocument> documents(List<TrackClassReport> classes) {
        Map<String, ClassDocument> documents = new LinkedHashMap<>();
        for (TrackClassReport each : classes) {
            Map<String, Object> sequences = new LinkedHashMap<>();
            each.sequences().forEach(score -> sequences.put(score.name(), TrackDocument.of(score)));
            documents.put(
                    each.name(), new ClassDocument(TrackDocument.of(each.combined()), sequences, each.intervals()));
        }
        return documents;
    }

    /** @param intervals95 of the combined figures, by drawing sequences; null where none were asked for */
    private record ClassDocument(
            Map<String, Object> combined, Map<String, Object> sequences, Optional<Map<String, Interval>> intervals95) {}

    private record Document(String format, String similarity, int sequences, Map<String, ClassDocument> classes) {}
}
