package io.foresight.perception.eval.nuscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.foresight.core.geometry.Pose;
import io.foresight.perception.RealData;
import io.foresight.perception.eval.nuscenes.DetectionScores.ClassScore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every number of the kit's own output, for every case that is there. */
@Tag("real-data")
class OracleTest {
    private static final double TOLERANCE = 1e-6;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static List<Path> cases() {
        return RealData.files("oracles/nuscenes_eval", "det_metrics_summary.json").stream()
                .map(Path::getParent)
                .toList();
    }

    @Test
    void detectionScoresEqualTheKits() throws IOException {
        for (Path folder : cases()) {
            DetectionScores scores = detection(folder);
            JsonNode summary = json(folder, "det_metrics_summary.json");
            JsonNode counts = json(folder, "counts.json");
            same(folder + " mAP", scores.meanAp(), summary.get("mean_ap"));
            same(folder + " NDS", scores.score(), summary.get("nd_score"));
            scores.errors()
                    .forEach((error, value) -> same(
                            folder + " " + error,
                            value,
                            summary.get("tp_errors").get(error.key())));
            assertThat(scores.classes()).hasSize(summary.get("label_aps").size());
            scores.classes().forEach((name, score) -> {
                String what = folder + " " + name + " ";
                score.ap()
                        .forEach((metres, ap) -> same(
                                what + metres,
                                ap,
                                summary.get("label_aps").get(name).get(metres.toString())));
                same(what + "AP", score.meanAp(), summary.get("mean_dist_aps").get(name));
                score.errors()
                        .forEach((error, value) -> same(
                                what + error,
                                value,
                                summary.get("label_tp_errors").get(name).get(error.key())));
                assertThat(score.labels())
                        .isEqualTo(
                                counts.get("counts_gt_after_filter").path(name).asInt());
                assertThat(score.detections())
                        .isEqualTo(counts.get("counts_pred_after_filter")
                                .path(name)
                                .asInt());
            });
        }
    }

    @Test
    void detectionCurvesEqualTheKits() throws IOException {
        for (Path folder : cases()) {
            JsonNode details = json(folder, "det_metrics_details.json.gz");
            int curves = 0;
            for (Map.Entry<String, ClassScore> entry :
                    detection(folder).classes().entrySet()) {
                for (Map.Entry<Double, DetectionCurve> curve :
                        entry.getValue().curves().entrySet()) {
                    String name = entry.getKey() + ":" + curve.getKey();
                    JsonNode expected = details.get(name);
                    String what = folder + " " + name + " ";
                    same(what + "recall", DetectionCurve.recalls(), expected.get("recall"));
                    same(what + "precision", curve.getValue().precision(), expected.get("precision"));
                    same(what + "confidence", curve.getValue().confidence(), expected.get("confidence"));
                    for (TpError error : TpError.values()) {
                        same(what + error, curve.getValue().error(error), expected.get(error.key()));
                    }
                    curves++;
                }
            }
            assertThat(curves).isEqualTo(details.size());
        }
    }

    @Test
    void theSameLabelsCountAsInTheKit() throws IOException {
        for (Path folder : cases()) {
            DetectionSettings settings = DetectionSettings.of(Optional.of(folder.resolve("det_config.json")));
            GroundTruth truth = TruthFolder.read(folder, TruthFolder.DETECTION, BoxFormat.of(settings));
            JsonNode kept = json(folder, "gt_boxes_filtered.json.gz");
            assertThat(truth.samples()).hasSize(kept.size());
            truth.samples().forEach((token, sample) -> {
                List<EvalBox> boxes = settings.filter().kept(sample, sample.labels());
                same(folder + " " + token, boxes, kept.get(token), "detection");
                for (int i = 0; i < boxes.size(); i++) {
                    JsonNode ego = kept.get(token).get(i).get("ego_translation");
                    same(token, boxes.get(i).box().pose().x() - sample.egoX(), ego.get(0));
                    same(token, boxes.get(i).box().pose().y() - sample.egoY(), ego.get(1));
                }
            });
        }
    }

    @Test
    void trackingScoresAndCurvesEqualTheKits() throws IOException {
        for (Path folder : cases()) {
            TrackingSettings settings = trackingSettings(folder);
            GroundTruth truth = TruthFolder.read(folder, TruthFolder.TRACKING, BoxFormat.of(settings));
            TrackingScores scores = TrackingScores.of(truth, results(folder, settings, truth), settings);
            JsonNode summary = json(folder, "trk_metrics_summary.json");
            JsonNode details = json(folder, "trk_metrics_details.json");
            scores.all().forEach((metric, value) -> same(folder + " " + metric, value, summary.get(metric.key())));
            assertThat(scores.classes()).hasSize(details.size());
            scores.classes().forEach((name, score) -> {
                String what = folder + " " + name + " ";
                score.metrics()
                        .forEach((metric, value) -> same(
                                what + metric,
                                value,
                                summary.get("label_metrics").get(metric.key()).get(name)));
                JsonNode curve = details.get(name);
                same(what + "confidence", score.curve().thresholds(), curve.get("confidence"));
                same(what + "recall", score.curve().recalls(), curve.get("recall_hypo"));
                for (TrackingMetric metric : TrackingMetric.values()) {
                    if (curve.has(metric.key())) {
                        same(what + metric, score.curve().values(metric), curve.get(metric.key()));
                    }
                }
            });
        }
    }

    @Test
    void tracksAreFilteredAndFilledAsInTheKit() throws IOException {
        for (Path folder : cases()) {
            TrackingSettings settings = trackingSettings(folder);
            GroundTruth truth = TruthFolder.read(folder, TruthFolder.TRACKING, BoxFormat.of(settings));
            Map<String, List<EvalBox>> results = results(folder, settings, truth);
            List<TrackScene> labelled = new ArrayList<>();
            List<TrackScene> found = new ArrayList<>();
            for (List<EvalSample> scene : truth.scenes().values()) {
                labelled.add(TrackScene.ofLabels(scene, settings.filter()));
                found.add(TrackScene.ofResults(scene, results, settings.filter()));
            }
            same(folder + " labels", labelled, json(folder, "trk_gt_tracks.json.gz"));
            same(folder + " results", found, json(folder, "trk_pred_tracks.json.gz"));
        }
    }

    @Test
    void theShippedSettingsAreThoseOfTheCases() throws IOException {
        for (Path folder : cases()) {
            assertThat(DetectionSettings.official())
                    .isEqualTo(DetectionSettings.of(Optional.of(folder.resolve("det_config.json"))));
            assertThat(TrackingSettings.official()).isEqualTo(trackingSettings(folder));
        }
    }

    private static DetectionScores detection(Path folder) throws IOException {
        DetectionSettings settings = DetectionSettings.of(Optional.of(folder.resolve("det_config.json")));
        BoxFormat format = BoxFormat.of(settings);
        GroundTruth truth = TruthFolder.read(folder, TruthFolder.DETECTION, format);
        Map<String, List<EvalBox>> detections = Results.read(
                folder.resolve("det_results.json.gz"), format, settings.filter(), settings.maxBoxesPerSample(), truth);
        return DetectionScores.of(truth, detections, settings);
    }

    private static TrackingSettings trackingSettings(Path folder) throws IOException {
        return TrackingSettings.of(Optional.of(folder.resolve("trk_config.json")));
    }

    private static Map<String, List<EvalBox>> results(Path folder, TrackingSettings settings, GroundTruth truth)
            throws IOException {
        return Results.read(
                folder.resolve("trk_results.json.gz"),
                BoxFormat.of(settings),
                settings.filter(),
                settings.maxBoxesPerSample(),
                truth);
    }

    private static void same(String what, List<TrackScene> scenes, JsonNode expected) {
        assertThat(expected).as(what).hasSize(scenes.size());
        for (JsonNode scene : expected) {
            long first = Long.parseLong(scene.fieldNames().next());
            TrackScene own = scenes.stream()
                    .filter(candidate -> candidate.microseconds()[0] == first)
                    .findFirst()
                    .orElseThrow();
            assertThat(own.frames()).hasSize(scene.size());
            Iterator<Map.Entry<String, JsonNode>> frames = scene.properties().iterator();
            for (int i = 0; i < own.frames().size(); i++) {
                Map.Entry<String, JsonNode> frame = frames.next();
                assertThat(own.microseconds()[i]).isEqualTo(Long.parseLong(frame.getKey()));
                same(what + " at " + frame.getKey(), own.frames().get(i), frame.getValue(), "tracking");
            }
        }
    }

    private static void same(String what, List<EvalBox> boxes, JsonNode expected, String task) {
        assertThat(boxes).as(what).hasSize(expected.size());
        for (int i = 0; i < boxes.size(); i++) {
            EvalBox box = boxes.get(i);
            JsonNode other = expected.get(i);
            Pose pose = box.box().pose();
            assertThat(box.name()).as(what).isEqualTo(other.get(task + "_name").asText());
            assertThat(box.track()).as(what).isEqualTo(other.path("tracking_id").asText());
            assertThat(box.attribute())
                    .as(what)
                    .isEqualTo(other.path("attribute_name").asText());
            assertThat(box.points()).as(what).isEqualTo(other.get("num_pts").asInt());
            same(what, box.score(), other.get(task + "_score"));
            same(what, new double[] {pose.x(), pose.y(), pose.z()}, other.get("translation"));
            same(
                    what,
                    new double[] {
                        box.box().width(), box.box().length(), box.box().height()
                    },
                    other.get("size"));
            same(what, new double[] {box.velocityX(), box.velocityY()}, other.get("velocity"));
            JsonNode turn = other.get("rotation");
            double product = pose.qw() * turn.get(0).asDouble()
                    + pose.qx() * turn.get(1).asDouble()
                    + pose.qy() * turn.get(2).asDouble()
                    + pose.qz() * turn.get(3).asDouble();
            double sign = Math.signum(product); // q and -q are one rotation
            same(what, new double[] {sign * pose.qw(), sign * pose.qx(), sign * pose.qy(), sign * pose.qz()}, turn);
        }
    }

    private static void same(String what, double[] values, JsonNode expected) {
        assertThat(values).as(what).hasSize(expected.size());
        for (int i = 0; i < values.length; i++) {
            same(what + "[" + i + "]", values[i], expected.get(i));
        }
    }

    private static void same(String what, double value, JsonNode expected) {
        if (expected == null || Double.isNaN(expected.asDouble())) {
            assertThat(value).as(what).isNaN(); // the kit leaves out what a class without labels does not have
        } else {
            assertThat(value).as(what).isCloseTo(expected.asDouble(), within(TOLERANCE));
        }
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        try (InputStream raw = Files.newInputStream(folder.resolve(name));
                InputStream content = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
            return JSON.readTree(content);
        }
    }
}
