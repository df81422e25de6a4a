package io.foresight.perception.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.perception.RealData;
import io.foresight.perception.data.kitti.KittiLabels;
import io.foresight.perception.data.kitti.KittiObject;
import io.foresight.perception.data.kitti.KittiType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class KittiEvaluationTest {
    private static final double TOLERANCE_POINTS = 0.01;

    @Test
    @Tag("real-data")
    void everyNumberEqualsTheIndependentEvaluators() throws IOException {
        List<Path> metrics = RealData.files("oracles/kitti_eval", "metrics.json");
        for (Path file : metrics) {
            JsonNode expected = new ObjectMapper().readTree(file.toFile());
            List<KittiFrame> frames =
                    read(file.getParent(), expected.get("frames").asInt());
            for (KittiPrecision result : KittiEvaluation.evaluate(frames)) {
                assertEquals(expected, "AP11", result.ap11(), result, file);
                assertEquals(expected, "AP40", result.ap40(), result, file);
            }
        }
    }

    @Test
    void aPerfectDetectorHasFullPrecision() throws IOException {
        List<KittiFrame> frames = new ArrayList<>();
        for (int frame = 0; frame < 60; frame++) {
            KittiObject label = car("Car", 20 + frame % 7, 60);
            frames.add(new KittiFrame(List.of(label), List.of(scored(label, 0.9 - 0.01 * frame))));
        }
        KittiPrecision result = result(frames, KittiMetric.VOLUME);
        assertThat(result.labels()).isEqualTo(60);
        assertThat(result.ap11()).isEqualTo(100);
        assertThat(result.ap40()).isEqualTo(100);
    }

    @Test
    void withFewLabelsAPerfectDetectorReachesExactlyWhatIsSaidToBePossible() throws IOException {
        List<KittiFrame> frames = new ArrayList<>();
        for (int labels = 0; labels <= 90; labels++) {
            KittiPrecision result = result(frames, KittiMetric.VOLUME);
            assertThat(result.labels()).isEqualTo(labels);
            assertThat(result.hasFewLabels()).as("%d labels", labels).isEqualTo(result.highestAp40() < 100);
            assertThat(result.ap11()).as("%d labels", labels).isCloseTo(result.highestAp11(), within(1e-9));
            assertThat(result.ap40()).as("%d labels", labels).isCloseTo(result.highestAp40(), within(1e-9));
            KittiObject label = car("Car", 20 + labels % 7, 60);
            frames.add(new KittiFrame(List.of(label), List.of(scored(label, 0.99 - 0.01 * labels))));
        }
    }

    /** Frames that are drawn twice count twice, whatever was asked of them before. */
    @Test
    void theFramesOfARuleCanBeDrawnAnew() throws IOException {
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            KittiObject label = car("Car", 20, 60);
            KittiObject alarm = car("Car", 40, 60, 500);
            frames.add(new KittiFrame(List.of(label), List.of(scored(label, 0.05 * i), scored(alarm, 0.04 * i + 0.1))));
        }
        KittiRule rule = new KittiRule(KittiType.CAR, KittiMetric.BEV, KittiOverlaps.STRICT, KittiDifficulty.EASY);
        List<KittiCounts> counts = rule.counts(frames);
        for (List<Integer> drawn : List.of(List.of(3, 3, 9), List.of(0, 11, 5, 5, 5), List.of(7))) {
            KittiPrecision expected = KittiEvaluation.evaluate(
                    drawn.stream().map(frames::get).toList(),
                    rule.type(),
                    rule.metric(),
                    rule.overlaps(),
                    rule.difficulty());
            assertThat(KittiEvaluation.precision(
                            rule, drawn.stream().map(counts::get).toList()))
                    .isEqualTo(expected);
            assertThat(expected.labels()).isEqualTo(drawn.size());
            assertThat(expected.curve()).isNotEmpty();
        }
    }

    @Test
    void aDetectorThatFindsNothingHasNone() throws IOException {
        List<KittiFrame> frames = List.of(new KittiFrame(List.of(car("Car", 20, 60)), List.of()));
        assertThat(result(frames, KittiMetric.BEV).ap40()).isZero();
        assertThat(result(List.of(), KittiMetric.BEV).ap40()).isZero();
    }

    @Test
    void vansAndHardLabelsAreNeitherDemandedNorHeldAgainstADetection() throws IOException {
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            KittiObject label = car("Car", 20, 60);
            KittiObject van = car("Van", 30, 60);
            KittiObject low = car("Car", 40, 30);
            frames.add(new KittiFrame(
                    List.of(label, van, low), List.of(scored(label, 0.5), scored(van, 0.9), scored(low, 0.95))));
        }
        KittiPrecision result = result(frames, KittiMetric.VOLUME);
        assertThat(result.labels()).isEqualTo(50);
        assertThat(result.ap40()).isEqualTo(100);
    }

    @Test
    void aLabelExactlyAtTheHeightLimitDoesNotCount() throws IOException {
        List<KittiFrame> frames = List.of(new KittiFrame(List.of(car("Car", 20, 40)), List.of()));
        assertThat(result(frames, KittiMetric.BEV).labels()).isZero();
    }

    @Test
    void falseAlarmsInsideDontCareAreForgivenInTheImageOnly() throws IOException {
        KittiObject region =
                KittiLabels.parse("DontCare -1 -1 -10 0 0 1242 375 -1 -1 -1 -1000 -1000 -1000 -10", "test");
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            KittiObject label = car("Car", 20, 60);
            KittiObject alarm = car("Car", 50, 60, 700);
            frames.add(new KittiFrame(List.of(label, region), List.of(scored(label, 0.5), scored(alarm, 0.9))));
        }
        assertThat(result(frames, KittiMetric.BBOX).ap40()).isEqualTo(100);
        assertThat(result(frames, KittiMetric.BEV).ap40()).isCloseTo(50, within(TOLERANCE_POINTS));
    }

    private static KittiPrecision result(List<KittiFrame> frames, KittiMetric metric) {
        return KittiEvaluation.evaluate(frames, KittiType.CAR, metric, KittiOverlaps.STRICT, KittiDifficulty.EASY);
    }

    private static KittiObject car(String type, double ahead, double imageHeight) throws IOException {
        return car(type, ahead, imageHeight, 100);
    }

    private static KittiObject car(String type, double ahead, double imageHeight, double left) throws IOException {
        return KittiLabels.parse(
                String.format(
                        Locale.ROOT,
                        "%s 0 0 0 %.1f 100 %.1f %.1f 1.5 1.6 4 1 1.6 %.1f 1.6",
                        type,
                        left,
                        left + 100,
                        100 + imageHeight,
                        ahead),
                "test");
    }

    private static KittiObject scored(KittiObject label, double score) throws IOException {
        String line = KittiLabels.format(label).replaceFirst("\\w+", "Car");
        return KittiLabels.parse(line + " " + score, "test");
    }

    private static void assertEquals(JsonNode expected, String kind, double actual, KittiPrecision result, Path file) {
        String name = result.type().word();
        JsonNode numbers = expected.get("ap_percent")
                .path(result.metric().label() + "_" + kind)
                .path(name)
                .path(result.overlaps().label());
        if (!numbers.isMissingNode()) {
            assertThat(actual)
                    .as("%s %s %s", file, kind, result)
                    .isCloseTo(numbers.get(result.difficulty().ordinal()).asDouble(), within(TOLERANCE_POINTS));
        }
    }

    private static List<KittiFrame> read(Path folder, int count) throws IOException {
        List<List<KittiObject>> labels = byFrame(folder.resolve("gt_all.txt"), count);
        List<List<KittiObject>> detections = byFrame(folder.resolve("det_all.txt"), count);
        List<KittiFrame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(new KittiFrame(labels.get(i), detections.get(i)));
        }
        return frames;
    }

    private static List<List<KittiObject>> byFrame(Path file, int count) throws IOException {
        List<List<KittiObject>> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(new ArrayList<>());
        }
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split("\\s+", 2);
            frames.get(Integer.parseInt(words[0])).add(KittiLabels.parse(words[1], file.toString()));
        }
        return frames;
    }
}
