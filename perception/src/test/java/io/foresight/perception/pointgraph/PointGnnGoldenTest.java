package io.foresight.perception.pointgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.geometry.FrameId;
import io.foresight.perception.NumpyFile;
import io.foresight.perception.RealData;
import io.foresight.perception.ReferenceWeights;
import io.foresight.perception.data.kitti.KittiDataset;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PointGraphSpec;
import io.foresight.perception.foreign.PointGnnWeights;
import io.foresight.perception.geometry.BoxOverlap;
import io.foresight.perception.sweep.CameraCalibration;
import io.foresight.perception.sweep.CameraImage;
import io.foresight.perception.sweep.Sweep;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Point-GNN against the reference's own numbers, on every frame there is. */
@Tag("real-data")
class PointGnnGoldenTest {
    private static final String GOLDEN = "golden/point_gnn_T1";
    private static final int EDGES_AT_THE_RADIUS = 3; // the reference's points are doubles there, floats in its files
    private static final double SAME = 0.99; // IoU with the same vertices
    private static final double ALIKE = 0.9; // IoU with those of ties
    private static final double SURE = 1; // merged score of a car that several vertices saw
    private static final double NUMBERS = 5e-3;

    private final TensorEngine engine = TensorEngine.start(new EngineOptions("cpu", 2));

    @Test
    void theCarsAreTheReferences() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        ModelSheet sheet = new ModelSheet(
                ModelSheet.FORMAT,
                "point-gnn",
                "weights.safetensors",
                "0".repeat(64),
                0.2f,
                null,
                new PointGraphSpec(PointGraphModel.CAR),
                JsonNodeFactory.instance.objectNode());
        int cars = 0;
        try (Detector detector = Detectors.of(sheet, weights(), engine, Precision.FP32)) {
            for (Path results : RealData.files(GOLDEN, "results.json")) {
                for (Map.Entry<String, JsonNode> frame : new ObjectMapper()
                        .readTree(results.toFile())
                        .path("frames")
                        .properties()) {
                    Sweep sweep = sweep(dataset, frame.getKey());
                    List<Detection> found =
                            detector.detect(sweep, 0.01f, () -> {}).detections();
                    JsonNode wanted = frame.getValue().path("detections");
                    for (JsonNode car : wanted) {
                        double score = car.path("score").asDouble();
                        double iou =
                                best(car, found.stream().map(Detection::box).toList());
                        assertThat(iou).as("%s %s", frame.getKey(), car).isGreaterThan(score > SURE ? ALIKE : 0.5);
                    }
                    long sure = found.stream()
                            .filter(car -> merged(car.score()) > SURE)
                            .count();
                    assertThat(sure).as(frame.getKey()).isCloseTo(sure(wanted), within(1L));
                    cars += wanted.size();
                }
            }
        }
        assertThat(cars).isPositive();
    }

    /** From the reference's own vertices on, everything is its own; and its vertices are ours but for ties. */
    @Test
    void graphNetworkAndMergingAreTheReferences() throws IOException {
        KittiDataset dataset = KittiDataset.open(RealData.path("kitti/object_training"));
        try (PointGraphRunner runner = new PointGraphRunner(weights(), engine, Precision.FP32)) {
            for (Path logits : RealData.files(GOLDEN, "logits.npy")) {
                Path folder = logits.getParent();
                String id = folder.getFileName().toString().replace("tensors_", "");
                Sweep sweep = sweep(dataset, id);
                CameraView.Seen seen = view(sweep).seen(sweep.cloud());
                double[] places = read(folder, "points_cam");
                assertThat(seen.xyz()).hasSize(places.length);
                for (int i = 0; i < places.length; i++) {
                    assertThat(seen.xyz()[i]).isCloseTo(places[i], within(1e-4));
                }
                int[] theirs = Arrays.stream(read(folder, "keypoint_indices"))
                        .mapToInt(i -> (int) i)
                        .toArray();
                compareVertices(PointGraph.of(seen, PointGraphModel.CAR).vertices(), theirs, seen.xyz());
                PointGraph graph = PointGraph.of(seen, PointGraphModel.CAR, theirs);
                compareDegrees(graph.points(), read(folder, "edges0_degree_per_keypoint"));
                compareDegrees(graph.neighbours(), read(folder, "edges1_degree_per_keypoint"));
                PointGraphRunner.Answer answer = runner.run(graph);
                compareNumbers(answer.logits(), read(folder, "logits"));
                compareNumbers(answer.corrections(), read(folder, "box_encodings"));
                List<Box3d> cars = CarBoxes.of(graph, PointGraphModel.CAR, answer, view(sweep), FrameId.LIDAR).stream()
                        .map(CarBoxes.Car::box)
                        .toList();
                JsonNode wanted = new ObjectMapper()
                        .readTree(folder.resolveSibling("results.json").toFile())
                        .path("frames")
                        .path(id)
                        .path("detections");
                assertThat(cars).hasSize(wanted.size());
                wanted.forEach(car -> assertThat(best(car, cars)).as("%s", car).isGreaterThan(SAME));
            }
        }
    }

    /** Where two points are equally near to a voxel's mean, the reference takes the one that rounding favours. */
    private static void compareVertices(int[] ours, int[] theirs, double[] xyz) {
        assertThat(ours).hasSize(theirs.length);
        int ties = 0;
        for (int v = 0; v < ours.length; v++) {
            double apart = 0;
            for (int d = 0; d < 3; d++) {
                apart = Math.max(apart, Math.abs(xyz[3 * ours[v] + d] - xyz[3 * theirs[v] + d]));
            }
            assertThat(apart).isLessThan(2 * Math.sqrt(3) * PointGraphModel.CAR.voxel());
            ties += ours[v] == theirs[v] ? 0 : 1;
        }
        assertThat(ties).isLessThan(ours.length / 10);
    }

    private static double merged(float score) {
        return score / (1 - score);
    }

    private static long sure(JsonNode cars) {
        long sure = 0;
        for (JsonNode car : cars) {
            sure += car.path("score").asDouble() > SURE ? 1 : 0;
        }
        return sure;
    }

    private static double best(JsonNode car, List<Box3d> boxes) {
        JsonNode box = car.path("box_lidar");
        Box3d wanted = new Box3d(
                FrameId.LIDAR,
                box.path("x").asDouble(),
                box.path("y").asDouble(),
                box.path("z").asDouble(),
                box.path("l").asDouble(),
                box.path("w").asDouble(),
                box.path("h").asDouble(),
                box.path("yaw").asDouble());
        return boxes.stream()
                .mapToDouble(each -> BoxOverlap.volume(each, wanted))
                .max()
                .orElse(0);
    }

    private static void compareDegrees(PointGraph.Edges edges, double[] wanted) {
        for (int v = 0; v < wanted.length; v++) {
            assertThat((double) edges.start()[v + 1] - edges.start()[v])
                    .isCloseTo(wanted[v], within((double) EDGES_AT_THE_RADIUS));
        }
    }

    /** An edge at the very radius may change a vertex. */
    private static void compareNumbers(float[] mine, double[] wanted) {
        int off = 0;
        for (int i = 0; i < wanted.length; i++) {
            off += Math.abs(mine[i] - wanted[i]) > NUMBERS ? 1 : 0;
        }
        assertThat(off).as("numbers that differ, of %s", mine.length).isLessThan(mine.length / 1000);
    }

    private static double[] read(Path folder, String name) {
        return NumpyFile.read(folder.resolve(name + ".npy")).values();
    }

    private static Weights weights() {
        Path folder = RealData.path("weights/point_gnn/car_auto_T1_train");
        return PointGnnWeights.renamed(ReferenceWeights.read(
                folder.resolve("weights_f32le.bin"), folder.resolve("weights_f32le.json"), false));
    }

    private static CameraView view(Sweep sweep) {
        CameraImage image = sweep.cameras().get(0);
        CameraCalibration lens = image.calibration().orElseThrow();
        return new CameraView(lens, lens.cameraFromSensor().orElseThrow(), image.width(), image.height());
    }

    /** With its camera, also where the image itself is not there: then of KITTI's usual size. */
    private static Sweep sweep(KittiDataset dataset, String id) throws IOException {
        int index = dataset.frameIds().indexOf(id);
        Sweep sweep = dataset.read(index);
        if (!sweep.cameras().isEmpty()) {
            return sweep;
        }
        CameraImage absent = new CameraImage(
                "image_2",
                CameraImage.Format.PNG,
                1242,
                375,
                () -> ByteBuffer.allocate(0),
                Optional.of(dataset.leftColour(index)),
                Optional.empty());
        return sweep.withCameras(List.of(absent));
    }
}
