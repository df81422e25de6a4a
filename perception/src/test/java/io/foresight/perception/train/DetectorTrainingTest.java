package io.foresight.perception.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.FrameId;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import io.foresight.perception.detect.BadModelException;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Detectors;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.engine.EngineOptions;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.train.Progress;
import io.foresight.tensor.train.RunOptions;
import io.foresight.tensor.train.TrainingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trains a small detector once and looks at it from all sides. */
class DetectorTrainingTest {
    private static final EngineOptions ONE_THREAD = new EngineOptions("cpu", 1);

    @TempDir
    static Path folder;

    private static Path model;
    private static TensorEngine engine;

    @BeforeAll
    static void train() throws IOException {
        ToyWorld.write(folder.resolve("train"), 24, 1);
        ToyWorld.write(folder.resolve("validation"), 8, 2);
        model = new DetectorTraining(ToyWorld.config(folder, 200), RunOptions.in(folder.resolve("run")))
                .run(ONE_THREAD, Progress.logged());
        engine = TensorEngine.start(ONE_THREAD);
    }

    @Test
    void aTrainedDetectorFindsCarsItHasNotSeen() throws IOException {
        Dataset dataset = Datasets.open("sim:" + folder.resolve("validation"));
        DetectionScore score = new DetectionScore(ToyWorld.SPEC.taxonomy(), 12.8, 5);
        try (Detector detector = Detectors.load(model, engine, Precision.FP32)) {
            for (int i = 0; i < dataset.frameIds().size(); i++) {
                Sweep frame = dataset.read(i);
                score.add(detect(detector, frame).detections(), frame.labels().boxes());
            }
        }
        assertThat(score.total().recall()).isGreaterThan(0.6);
        assertThat(score.total().precision()).isGreaterThan(0.6);
    }

    @Test
    void theSheetSaysWhatWasTrained() {
        ModelSheet sheet = ModelSheet.read(model);
        assertThat(sheet.id()).isEqualTo("toy-1");
        assertThat(sheet.trained().get("steps").asLong()).isEqualTo(200);
        assertThat(sheet.trained().get("validation").get("car.recall").asDouble())
                .isGreaterThan(0.6);
        assertThat(sheet.trained().get("config").get("batch").asInt()).isEqualTo(4);
        assertThat(sheet.detector()).isEqualTo(ToyWorld.SPEC);
    }

    @Test
    void bfloat16FindsTheSameCars() throws IOException {
        Sweep frame = Datasets.open("sim:" + folder.resolve("validation")).read(0);
        try (Detector full = Detectors.load(model, engine, Precision.FP32);
                Detector half = Detectors.load(model, engine, Precision.BF16)) {
            List<Detection> expected = detect(full, frame).detections();
            List<Detection> found = detect(half, frame).detections();
            assertThat(found).hasSameSizeAs(expected);
            for (int i = 0; i < found.size(); i++) {
                Detection near = found.get(i);
                assertThat(expected)
                        .anyMatch(box -> Math.hypot(
                                                box.box().x() - near.box().x(),
                                                box.box().y() - near.box().y())
                                        < 0.1
                                && Math.abs(box.score() - near.score()) < 0.05);
            }
        }
    }

    @Test
    void nativeMemoryIsAsBeforeAfterManyCalls() throws IOException {
        Sweep frame = Datasets.open("sim:" + folder.resolve("validation")).read(0);
        try (Detector detector = Detectors.load(model, engine, Precision.FP32)) {
            detect(detector, frame);
            int before = engine.liveHandles();
            for (int i = 0; i < 50; i++) {
                detect(detector, frame);
            }
            assertThat(engine.liveHandles()).isEqualTo(before);
        }
    }

    @Test
    void whatStopsBetweenStagesIsPassedOnAndTheNextCallWorks() throws IOException {
        Sweep frame = Datasets.open("sim:" + folder.resolve("validation")).read(0);
        try (Detector detector = Detectors.load(model, engine, Precision.FP32)) {
            for (int stage = 1; stage <= 2; stage++) {
                AtomicInteger left = new AtomicInteger(stage);
                assertThatThrownBy(() -> detector.detect(frame, 0.3f, () -> {
                            if (left.decrementAndGet() == 0) {
                                throw new IllegalStateException("cancelled");
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("cancelled");
            }
            assertThat(detect(detector, frame).detections()).isNotEmpty();
        }
    }

    @Test
    void anEmptyCloudHasNoBoxes() {
        try (Detector detector = Detectors.load(model, engine, Precision.FP32)) {
            PointCloud empty = new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), new float[0], 0);
            Scene scene = detect(detector, Sweep.of("empty", empty));
            assertThat(scene.detections()).isEmpty();
            assertThat(scene.effort().pointsUsed()).isZero();
        }
    }

    @Test
    void aRunIsNotContinuedUnderAnotherConfiguration() {
        TrainConfig other = ToyWorld.config(folder, 201);
        RunOptions again = RunOptions.in(folder.resolve("run")).withResume(true);
        assertThatThrownBy(() -> new DetectorTraining(other, again).run(ONE_THREAD, Progress.logged()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("steps");
    }

    @Test
    void brokenModelsAreRefused(@TempDir Path broken) throws IOException {
        assertRefused(broken.resolve("nowhere"), "model.json is missing");

        Path weights = copy(broken.resolve("weights"));
        byte[] bytes = Files.readAllBytes(weights.resolve("weights.safetensors"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights.resolve("weights.safetensors"), bytes);
        assertRefused(weights, "SHA-256");

        Path truncated = copy(broken.resolve("truncated"));
        Files.write(truncated.resolve("weights.safetensors"), new byte[10]);
        assertRefused(truncated, "weights.safetensors");

        Path newer = copy(broken.resolve("newer"));
        replace(newer, "\"format\" : 3", "\"format\" : 4");
        assertRefused(newer, "format 4 is newer than 3");

        Path unknown = copy(broken.resolve("unknown"));
        replace(unknown, "\"id\"", "\"colour\" : \"red\", \"id\"");
        assertRefused(unknown, "colour");

        Path escaping = copy(broken.resolve("escaping"));
        replace(escaping, "\"weights.safetensors\"", "\"../weights.safetensors\"");
        assertRefused(escaping, "weights must name a file beside the sheet");
    }

    private static void assertRefused(Path folder, String reason) {
        assertThatThrownBy(() -> Detectors.load(folder, engine, Precision.FP32))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining(reason);
    }

    private static Scene detect(Detector detector, Sweep sweep) {
        return detector.detect(sweep, detector.card().scoreThreshold(), () -> {});
    }

    private static Path copy(Path to) throws IOException {
        Files.createDirectories(to);
        for (String file : List.of("model.json", "weights.safetensors")) {
            Files.copy(model.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        return to;
    }

    private static void replace(Path folder, String what, String by) throws IOException {
        Path sheet = folder.resolve("model.json");
        String text = Files.readString(sheet, StandardCharsets.UTF_8);
        assertThat(text).contains(what);
        Files.writeString(sheet, text.replace(what, by));
    }

    @Test
    void onlyTheDetectorsClassesAreReported() throws IOException {
        Sweep frame = Datasets.open("sim:" + folder.resolve("validation")).read(1);
        try (Detector detector = Detectors.load(model, engine, Precision.FP32)) {
            assertThat(detector.card().taxonomy().objectClasses()).containsExactly(ObjectClass.named("car"));
            assertThat(detector.detect(frame, 0.01f, () -> {}).detections())
                    .allMatch(detection -> detection.objectClass() == ObjectClass.named("car"));
        }
    }
}
