package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.geometry.FrameId;
import io.foresight.launch.bench.BenchSweep;
import io.foresight.launch.bench.Course;
import io.foresight.launch.bench.PerceptionBenchmark;
import io.foresight.launch.model.ModelChoice;
import io.foresight.launch.model.OpenModel;
import io.foresight.launch.model.TinyModel;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.perception.detect.ModelSheet;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.Reason;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionLine;
import io.foresight.perception.eval.DetectionLines;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointLimits;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.ClientConfig;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionServer;
import io.foresight.perception.serve.PerceptionStream;
import io.foresight.perception.serve.ServeConfig;
import io.foresight.perception.serve.ServerClocks;
import io.foresight.perception.serve.WireVerdict;
import io.foresight.perception.sweep.Sweep;
import io.foresight.v1.Detections;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever way a cloud comes in, it is judged the same. */
class EntrancesTest {
    private static final int MOST = PointLimits.DEFAULT.maxPoints();

    @TempDir
    static Path folder;

    private static Path model;

    @BeforeAll
    static void writeAModel() throws IOException {
        model = TinyModel.write(folder.resolve("tiny"));
    }

    /** What is said of a cloud. */
    private record Verdict(Validity validity, Set<Reason> reasons) {}

    @Test
    void theSameCloudGetsTheSameVerdictAtEveryEntrance() throws Exception {
        Map<String, PointCloud> clouds = clouds();
        Map<String, Verdict> expected = new LinkedHashMap<>();
        expected.put("a-sound", new Verdict(Validity.VALID, Set.of()));
        expected.put("b-few", new Verdict(Validity.INVALID, Set.of(Reason.TOO_FEW_POINTS)));
        expected.put("c-none", new Verdict(Validity.INVALID, Set.of(Reason.TOO_FEW_POINTS)));
        expected.put("d-spoilt", new Verdict(Validity.DEGRADED, Set.of(Reason.NONFINITE_POINTS)));
        expected.put("e-far", new Verdict(Validity.DEGRADED, Set.of(Reason.NONFINITE_POINTS)));
        expected.put("f-lost", new Verdict(Validity.INVALID, Set.of(Reason.TOO_FEW_POINTS, Reason.NONFINITE_POINTS)));
        expected.put("g-many", new Verdict(Validity.INVALID, Set.of(Reason.BAD_FRAME)));
        try (OpenModel opened = open()) {
            assertThat(throughThePerceiver(opened, clouds)).as("perceiver").isEqualTo(expected);
        }
        assertThat(throughTheService(clouds)).as("service").isEqualTo(expected);
        Map<String, Validity> validities = new LinkedHashMap<>();
        expected.forEach((name, verdict) -> validities.put(name, verdict.validity()));
        assertThat(throughTheCommandLine(clouds)).as("command line").isEqualTo(validities);
    }

    @Test
    void theBenchmarkMeasuresNothingThatGetsNoAnswer() {
        try (OpenModel opened = open()) {
            DetectorSpec spec = ModelSheet.read(model).detector();
            BenchSweep few = new BenchSweep("few", cloud(99, 0, 0));
            assertThatThrownBy(() -> PerceptionBenchmark.run(opened, spec, few, 1, Course.WHOLE))
                    .hasMessageContaining("nothing can be measured on few: [TOO_FEW_POINTS]")
                    .hasMessageContaining("99 usable points of 99");
        }
    }

    private static OpenModel open() {
        return new ModelChoice(model.toString(), "cpu", 1, ModelChoice.PrecisionChoice.FP32).open(folder);
    }

    private static Map<String, Verdict> throughThePerceiver(OpenModel opened, Map<String, PointCloud> clouds) {
        Perceiver perceiver = new Perceiver(opened.detector());
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        clouds.forEach((name, cloud) -> {
            SweepAnswer answer = perceiver.perceive(Sweep.of(name, cloud), PerceiveOptions.of(0.3f));
            verdicts.put(name, new Verdict(answer.validity(), answer.reasons()));
        });
        return verdicts;
    }

    private static Map<String, Verdict> throughTheService(Map<String, PointCloud> clouds) throws Exception {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        BlockingQueue<Detections> replies = new LinkedBlockingQueue<>();
        ServeConfig config = ServeConfig.DEFAULT.withPort(0).withMetricsPort(-1);
        try (PerceptionServer server =
                        PerceptionServer.start(config, () -> open().detector(), ServerClocks.SYSTEM, () -> 0);
                PerceptionClient client = PerceptionClient.connect(ClientConfig.plaintext("127.0.0.1", server.port()));
                PerceptionStream stream = client.stream(replies::add)) {
            long sequence = 0;
            for (Map.Entry<String, PointCloud> cloud : clouds.entrySet()) {
                stream.send(cloud.getValue(), sequence++);
                Detections reply = replies.poll(60, TimeUnit.SECONDS);
                assertThat(reply).as(cloud.getKey()).isNotNull();
                verdicts.put(cloud.getKey(), new Verdict(WireVerdict.validity(reply), WireVerdict.reasons(reply)));
            }
        }
        return verdicts;
    }

    private static Map<String, Validity> throughTheCommandLine(Map<String, PointCloud> clouds) throws IOException {
        Path recording = Files.createDirectory(folder.resolve("bin"));
        for (Map.Entry<String, PointCloud> cloud : clouds.entrySet()) {
            ByteBuffer bytes = ByteBuffer.allocate(16 * cloud.getValue().size()).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asFloatBuffer().put(cloud.getValue().xyzi());
            Files.write(recording.resolve(cloud.getKey() + ".bin"), bytes.array());
        }
        Path out = folder.resolve("found.jsonl");
        CommandRun run = CommandRun.of(
                "perceive",
                "--data",
                "bin:" + recording,
                "--model",
                model.toString(),
                "--threads",
                "1",
                "--out",
                out.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains("frame g-many: ").contains("1000001");
        Map<String, Validity> verdicts = new LinkedHashMap<>();
        for (DetectionLine line : DetectionLines.read(out)) {
            verdicts.put(line.frame(), line.validity());
        }
        return verdicts;
    }

    private static Map<String, PointCloud> clouds() {
        Map<String, PointCloud> clouds = new LinkedHashMap<>();
        clouds.put("a-sound", cloud(1000, 0, 0));
        clouds.put("b-few", cloud(99, 0, 0));
        clouds.put("c-none", cloud(0, 0, 0));
        clouds.put("d-spoilt", cloud(1000, 501, Float.NaN));
        clouds.put("e-far", cloud(1000, 501, 1.01e4f));
        clouds.put("f-lost", cloud(1000, 950, Float.POSITIVE_INFINITY));
        clouds.put("g-many", cloud(MOST + 1, 0, 0));
        List<Long> stamps = new ArrayList<>();
        clouds.replaceAll((name, cloud) -> {
            stamps.add(1L);
            return new PointCloud(cloud.frame(), new Stamp(stamps.size(), Clock.SENSOR), cloud.xyzi(), cloud.size());
        });
        return clouds;
    }

    private static PointCloud cloud(int points, int spoilt, float by) {
        SplittableRandom random = new SplittableRandom(5);
        float[] xyzi = new float[4 * points];
        for (int i = 0; i < points; i++) {
            xyzi[4 * i] = i < spoilt ? by : (float) random.nextDouble(-40, 40);
            xyzi[4 * i + 1] = (float) random.nextDouble(-40, 40);
            xyzi[4 * i + 2] = (float) random.nextDouble(-2, 1);
            xyzi[4 * i + 3] = (float) random.nextDouble();
        }
        return new PointCloud(FrameId.LIDAR, new Stamp(0, Clock.SENSOR), xyzi, points);
    }
}
