package io.foresight.perception.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.YawAngle;
import io.foresight.perception.NumpyFile;
import io.foresight.perception.RealData;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.detect.AnchorSpec;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.foreign.ForeignModel;
import io.foresight.perception.foreign.SeededPointPillars;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every stage of PointPillars against the reference's own numbers, on every frame there is. */
@Tag("real-data")
class PointPillarsGoldenTest {
    private static final double FEATURE = 1e-4;
    private static final double HALF = 1.0 / 1024; // relative rounding of features that are stored as IEEE halves
    private static final double ACTIVATION = 1e-4; // of the largest value of the stage
    private static final double HEAD = 2e-3;
    private static final double BOX = 5e-3;
    private static final Map<String, String> HEADS = Map.of("class", "cls", "box", "reg", "direction", "dir");

    @TempDir
    private Path folder;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 2));

    @Test
    void everyStageEqualsTheReference() throws IOException {
        ForeignModel foreign = SeededPointPillars.model(folder);
        AnchorModel model = ((AnchorSpec) foreign.sheet().detector()).model();
        HardVoxels voxeliser =
                new HardVoxels(model.volume(), model.convolutions().pointFeatures());
        Graph graph = AnchorNetwork.withStages(model);
        try (Network network =
                Network.load(engine, NetworkArchive.inference(graph, foreign.weights(), Precision.FP32))) {
            for (Path frame : frames()) {
                HardVoxels.Voxels voxels = voxeliser.group(sweep(frame).cloud());
                compareVoxels(frame, voxels, model.volume().columns());
                try (MemoryScope scope = engine.scope()) {
                    Map<String, HostTensor> stages = network.run(scope, inputs(voxels));
                    comparePillars(frame, stages.get("pillars"));
                    for (int s = 0; s < 3; s++) {
                        compareSamples(frame, "backbone" + s, stages.get("stage" + s));
                    }
                    compareSamples(frame, "canvas", stages.get("canvas"));
                    compareSamples(frame, "neck", stages.get("neck"));
                    HEADS.forEach((ours, theirs) -> compareHead(frame, theirs, stages.get(ours)));
                    compareCandidates(
                            frame, new AnchorDecoder(model), stages.get("class").floats());
                }
            }
        }
    }

    @Test
    void theDetectorsBoxesAreTheReferences() throws IOException {
        ForeignModel foreign = SeededPointPillars.model(folder);
        int compared = 0;
        try (Detector detector = foreign.open(engine, Precision.FP32)) {
            for (Path frame : frames()) {
                List<Detection> found =
                        detector.detect(sweep(frame), 0.1f, () -> {}).detections();
                JsonNode boxes = result(frame).path("boxes");
                assertThat(found).as(frame.toString()).hasSize(boxes.size());
                for (JsonNode box : boxes) {
                    compareBox(frame, box, found);
                    compared++;
                }
            }
        }
        assertThat(compared).isPositive();
    }

    private static void compareBox(Path frame, JsonNode box, List<Detection> found) {
        float score = (float) box.path("score").asDouble();
        Box3d wanted = new Box3d(
                FrameId.LIDAR,
                box.path("x").asDouble(),
                box.path("y").asDouble(),
                box.path("z_bottom").asDouble() + box.path("h").asDouble() / 2,
                box.path("l").asDouble(),
                box.path("w").asDouble(),
                box.path("h").asDouble(),
                -box.path("theta").asDouble() - Math.PI / 2); // as KITTI's rotation_y
        Detection nearest = found.stream()
                .filter(each -> each.objectClass()
                        .name()
                        .equalsIgnoreCase(box.path("cls").asText()))
                .min((a, b) -> Double.compare(distance(a.box(), wanted), distance(b.box(), wanted)))
                .orElseThrow();
        Box3d got = nearest.box();
        String where = frame.getFileName() + " " + box;
        assertThat(distance(got, wanted)).as(where).isLessThan(BOX);
        assertThat(got.length()).as(where).isCloseTo(wanted.length(), within(BOX));
        assertThat(got.width()).as(where).isCloseTo(wanted.width(), within(BOX));
        assertThat(got.height()).as(where).isCloseTo(wanted.height(), within(BOX));
        assertThat(YawAngle.difference(got.yaw(), wanted.yaw())).as(where).isCloseTo(0, within(BOX));
        assertThat(nearest.score()).as(where).isCloseTo(score, within(1e-3f));
    }

    private static double distance(Box3d a, Box3d b) {
        return Math.sqrt(Math.pow(a.x() - b.x(), 2) + Math.pow(a.y() - b.y(), 2) + Math.pow(a.z() - b.z(), 2));
    }

    private static void compareVoxels(Path frame, HardVoxels.Voxels voxels, int columns) throws IOException {
        double[] places = read(frame, "pillar_coords_xyz").values();
        double[] counts = read(frame, "pillar_npoints").values();
        assertThat(voxels.pillars()).isEqualTo(counts.length);
        assertThat(voxels.points())
                .isEqualTo(result(frame).path("n_points_in_range").asInt());
        assertThat(voxels.stored())
                .containsExactly(Arrays.stream(counts).mapToInt(n -> (int) n).toArray());
        LongBuffer cells = voxels.cells().asLongBuffer();
        for (int v = 0; v < voxels.pillars(); v++) {
            assertThat(cells.get(v)).isEqualTo((long) (places[3 * v + 1] * columns + places[3 * v]));
        }
    }

    private static void comparePillars(Path frame, HostTensor pillars) {
        NumpyFile features = read(frame, "pillar_features");
        double rounding = features.type().equals("f2") ? HALF : 0;
        float[] mine = pillars.toFloats();
        assertThat(mine).hasSize(features.values().length);
        for (int i = 0; i < mine.length; i++) {
            double wanted = features.values()[i];
            assertThat((double) mine[i])
                    .as("feature %s of %s", i, frame)
                    .isCloseTo(wanted, within(FEATURE + rounding * Math.abs(wanted)));
        }
    }

    private static void compareSamples(Path frame, String stage, HostTensor tensor) {
        FloatBuffer mine = tensor.floats();
        double[] places = read(frame, stage + "_sample_index").values();
        double[] wanted = read(frame, stage + "_sample_value").values();
        double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
        for (int i = 0; i < wanted.length; i++) {
            assertThat((double) mine.get((int) places[i]))
                    .as("%s of %s", stage, frame.getFileName())
                    .isCloseTo(wanted[i], within(ACTIVATION * largest));
        }
    }

    /** The reference's samples are places of (C, H, W), ours is (H, W, C). */
    private static void compareHead(Path frame, String head, HostTensor tensor) {
        FloatBuffer mine = tensor.floats();
        int channels = (int) tensor.shape()[3];
        int area = mine.limit() / channels;
        double[] places = read(frame, head + "_sample_index").values();
        double[] wanted = read(frame, head + "_sample_value").values();
        for (int i = 0; i < wanted.length; i++) {
            int place = (int) places[i];
            assertThat((double) mine.get(place % area * channels + place / area))
                    .as("%s of %s", head, frame.getFileName())
                    .isCloseTo(wanted[i], within(HEAD));
        }
    }

    /** The reference takes 100 whatever their score, this decoder those above the threshold among them. */
    private static void compareCandidates(Path frame, AnchorDecoder decoder, FloatBuffer logits) {
        assertThat(Arrays.stream(read(frame, "top100_anchor_index").values())
                        .mapToInt(i -> (int) i)
                        .boxed())
                .containsAll(
                        Arrays.stream(decoder.candidates(logits, 0.1f)).boxed().toList());
    }

    private static Map<String, HostTensor> inputs(HardVoxels.Voxels voxels) {
        int rows = voxels.rowCount();
        return Map.of(
                "features", new HostTensor(DType.FLOAT32, new long[] {rows, 9}, voxels.features()),
                "pillarOfPoint", new HostTensor(DType.INT64, new long[] {rows}, voxels.pillarOfRow()),
                "cells", new HostTensor(DType.INT64, new long[] {voxels.pillars()}, voxels.cells()));
    }

    private static List<Path> frames() {
        return RealData.files("golden/pointpillars_seeded", "pillar_features.npy").stream()
                .map(Path::getParent)
                .toList();
    }

    private static Sweep sweep(Path frame) throws IOException {
        Path input = RealData.path(result(frame).path("input").asText());
        try (Dataset dataset = Datasets.open("bin:" + input)) {
            Sweep sweep = dataset.read(0);
            int points = result(frame).path("n_points_raw").asInt();
            assertThat(sweep.cloud().size()).isEqualTo(points);
            return Sweep.of(
                    sweep.id(),
                    new PointCloud(
                            FrameId.LIDAR, sweep.cloud().stamp(), sweep.cloud().xyzi(), points));
        }
    }

    private static JsonNode result(Path frame) throws IOException {
        return new ObjectMapper().readTree(frame.resolve("result.json").toFile());
    }

    private static NumpyFile read(Path frame, String name) {
        return NumpyFile.read(frame.resolve(name + ".npy"));
    }
}
