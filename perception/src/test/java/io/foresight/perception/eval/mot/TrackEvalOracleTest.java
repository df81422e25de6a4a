package io.foresight.perception.eval.mot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.perception.RealData;
import io.foresight.perception.eval.KittiMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TrackEvalOracleTest {
    private static final double TOLERANCE = 1e-6;
    private static final String COMBINED = "COMBINED_SEQ";

    @Test
    @Tag("real-data")
    void everyNumberEqualsTrackEvals() throws IOException {
        for (Path file : RealData.files("oracles/trackeval_kitti", "metrics.json")) {
            JsonNode expected = new ObjectMapper().readTree(file.toFile());
            List<KittiSequence> sequences = KittiSequences.read(
                    file.resolveSibling("gt"), onlyFolder(file.resolveSibling("trackers")), Optional.empty());
            for (KittiTrackClass each : KittiTrackClass.values()) {
                KittiTrackRules rules = new KittiTrackRules(each, KittiMetric.BBOX);
                List<TrackScore> scores = new ArrayList<>();
                for (KittiSequence sequence : sequences) {
                    scores.add(TrackScore.of(rules.sequence(sequence)));
                }
                scores.add(TrackScore.combined(COMBINED, scores));
                assertThat(expected).hasSameSizeAs(scores);
                for (TrackScore score : scores) {
                    new Comparison(expected.get(score.name()).get(each.label()), file + " " + score.name() + " " + each)
                            .compare(score);
                }
            }
        }
    }

    private static Path onlyFolder(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            List<Path> found = folders.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private record Comparison(JsonNode expected, String where) {
        void compare(TrackScore score) {
            compareHota(score.hota());
            compareClear(score.clear());
            IdentityScore identity = score.identity();
            equal("Identity", "IDTP", identity.hits());
            equal("Identity", "IDFN", identity.misses());
            equal("Identity", "IDFP", identity.falseAlarms());
            same("Identity", "IDF1", identity.f1());
            same("Identity", "IDR", identity.recall());
            same("Identity", "IDP", identity.precision());
            equal("Count", "Dets", score.boxes());
            equal("Count", "GT_Dets", score.labels());
            equal("Count", "IDs", score.tracks());
            equal("Count", "GT_IDs", score.objects());
        }

        private void compareHota(HotaScore score) {
            levels("HOTA", HotaLevel::hota, score);
            levels("DetA", HotaLevel::detection, score);
            levels("AssA", HotaLevel::association, score);
            levels("DetRe", HotaLevel::detectionRecall, score);
            levels("DetPr", HotaLevel::detectionPrecision, score);
            levels("AssRe", HotaLevel::associationRecall, score);
            levels("AssPr", HotaLevel::associationPrecision, score);
            levels("LocA", HotaLevel::location, score);
            levels("OWTA", HotaLevel::owta, score);
            levels("HOTA_TP", HotaLevel::hits, score);
            levels("HOTA_FN", HotaLevel::misses, score);
            levels("HOTA_FP", HotaLevel::falseAlarms, score);
        }

        private void levels(String name, ToDoubleFunction<HotaLevel> figure, HotaScore score) {
            JsonNode numbers = expected.get("HOTA").get(name);
            assertThat(numbers).hasSize(HotaScore.LEVELS);
            for (int i = 0; i < HotaScore.LEVELS; i++) {
                assertThat(figure.applyAsDouble(score.levels().get(i)))
                        .as("%s %s level %d", where, name, i)
                        .isCloseTo(numbers.get(i).asDouble(), within(TOLERANCE));
            }
        }

        private void compareClear(ClearScore score) {
            equal("CLEAR", "CLR_TP", score.hits());
            equal("CLEAR", "CLR_FN", score.misses());
            equal("CLEAR", "CLR_FP", score.falseAlarms());
            equal("CLEAR", "IDSW", score.switches());
            equal("CLEAR", "MT", score.mostlyTracked());
            equal("CLEAR", "PT", score.partlyTracked());
            equal("CLEAR", "ML", score.mostlyLost());
            equal("CLEAR", "Frag", score.fragments());
            equal("CLEAR", "CLR_Frames", score.frames());
            same("CLEAR", "MOTP_sum", score.similarity());
            same("CLEAR", "MOTP", score.motp());
            same("CLEAR", "CLR_Re", score.recall());
            same("CLEAR", "CLR_Pr", score.precision());
            same("CLEAR", "CLR_F1", score.f1());
            if (score.hits() + score.misses() > 0) { // TrackEval leaves them at 0 where nothing is labelled
                same("CLEAR", "MOTA", score.mota());
                same("CLEAR", "MODA", score.moda());
                same("CLEAR", "sMOTA", score.softMota());
                same("CLEAR", "MOTAL", score.logMota());
                same("CLEAR", "FP_per_frame", score.falseAlarmsPerFrame());
            }
        }

        private void equal(String family, String name, long actual) {
            assertThat(actual)
                    .as("%s %s", where, name)
                    .isEqualTo(expected.get(family).get(name).asLong());
        }

        private void same(String family, String name, double actual) {
            assertThat(actual)
                    .as("%s %s", where, name)
                    .isCloseTo(expected.get(family).get(name).asDouble(), within(TOLERANCE));
        }
    }
}
