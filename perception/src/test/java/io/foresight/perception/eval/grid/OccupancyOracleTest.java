package io.foresight.perception.eval.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.perception.RealData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OccupancyOracleTest {
    private static final double TOLERANCE = 1e-9;

    @Test
    @Tag("real-data")
    void everyNumberEqualsTheChallengesEvaluator() throws IOException {
        for (Path file : RealData.files("oracles/occupancy_miou", "metrics.json")) {
            compare(new ObjectMapper().readTree(file.toFile()), file);
        }
    }

    private static void compare(JsonNode expected, Path file) throws IOException {
        OccupancySettings settings = settings(expected);
        NumpyFolder folder = new NumpyFolder(file.getParent());
        OccupancyFiles files = new OccupancyFiles(folder, folder, settings);
        Confusion voxels = new Confusion(settings.classes().size());
        List<SurfaceScore> surfaces = new ArrayList<>();
        for (String name : files.names()) {
            OccupancyCount count = OccupancyCount.of(files.read(name), settings);
            voxels.add(count.voxels());
            surfaces.add(count.surface());
        }
        assertThat(surfaces).hasSize(expected.get("samples").asInt());
        for (int of = 0; of < voxels.classes(); of++) {
            for (int other = 0; other < voxels.classes(); other++) {
                assertThat(voxels.count(of, other))
                        .as("%s %d %d", file, of, other)
                        .isEqualTo(expected.get("hist").get(of).get(other).asLong());
            }
            JsonNode percent = expected.get("per_class_iou_percent").get(of);
            assertThat(100 * voxels.iou(of))
                    .as("%s class %d", file, of)
                    .isCloseTo(percent.isNull() ? Double.NaN : percent.asDouble(), within(TOLERANCE));
        }
        assertThat(100 * OccupancyCount.meanIou(voxels, settings))
                .as("%s mIoU", file)
                .isCloseTo(expected.get("miou_percent_17_classes_nanmean").asDouble(), within(TOLERANCE));
        same(expected, "tot_acc_mean", surfaces, SurfaceScore::accuracy, file);
        same(expected, "tot_cmpl_mean", surfaces, SurfaceScore::completeness, file);
        same(expected, "f1_mean", surfaces, SurfaceScore::f1, file);
    }

    private static void same(
            JsonNode expected,
            String name,
            List<SurfaceScore> surfaces,
            ToDoubleFunction<SurfaceScore> figure,
            Path file) {
        assertThat(Means.ofCounted(surfaces.stream().mapToDouble(figure)))
                .as("%s %s", file, name)
                .isCloseTo(expected.get("fscore").get(name).asDouble(), within(TOLERANCE));
    }

    private static OccupancySettings settings(JsonNode expected) {
        OccupancySettings official = OccupancySettings.official();
        List<String> classes = new ArrayList<>();
        expected.get("classes").forEach(name -> classes.add(name.asText()));
        assertThat(classes).isEqualTo(official.classes());
        OccupancySettings.Mask mask = expected.get("use_image_mask").asBoolean()
                ? OccupancySettings.Mask.CAMERA
                : expected.get("use_lidar_mask").asBoolean()
                        ? OccupancySettings.Mask.LIDAR
                        : OccupancySettings.Mask.NONE;
        return new OccupancySettings(
                classes,
                expected.get("free_class").asInt(),
                mask,
                official.voxelMetres(),
                official.cornerMetres(),
                expected.get("fscore").get("threshold_acc").asDouble());
    }
}
