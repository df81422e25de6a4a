package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.launch.model.OpenModel;
import io.foresight.perception.detect.DetectorSpec;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.PerceiveOptions;
import io.foresight.perception.detect.Perceiver;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.detect.SweepAnswer;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.PointField;
import io.foresight.perception.points.RawPoints;
import io.foresight.perception.sweep.Sweep;
import io.foresight.tensor.archive.Precision;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the whole pipeline on one sweep, from packed bytes to boxes: validate, voxelise, network, decode with suppression. In the same
 * run the speed of large matrix products on the same threads is measured, as an upper bound for the network.
 */
public final class PerceptionBenchmark {
    private static final int WARM_UP = 30;
    private static final List<PointField> FIELDS =
            List.of(PointField.X, PointField.Y, PointField.Z, PointField.INTENSITY);

    private PerceptionBenchmark() {}

    /**
     * The results.
     *
     * @param pipelineMs milliseconds from bytes to boxes
     * @param stagesMs median milliseconds by stage
     * @param networkGflop operations of one pass in billions, a multiply-add counts as two; NaN where the architecture does not say
     * @param networkGflops operations per second in billions, at the network's median time
     * @param gemmPeakGflops the same for large matrix products, by precision
     * @param shareOfPeak the network's rate divided by that of matrix products in the same precision
     */
    public record Report(
            Spread pipelineMs,
            Map<String, Double> stagesMs,
            double networkGflop,
            double networkGflops,
            Map<String, Double> gemmPeakGflops,
            double shareOfPeak,
            int points,
            int pointsUsed,
            int boxes,
            int threads,
            String device,
            String precision,
            String model,
            String sweep,
            Machine machine) {}

    /**
     * Runs the measurement.
     *
     * @param spec the model's architecture, for counting operations
     * @param iterations number of timed iterations, 1 or more
     * @param course asked before each iteration after the first
     */
    public static Report run(OpenModel model, DetectorSpec spec, BenchSweep sweep, int iterations, Course course) {
        Machine machine = Machine.here();
        Perceiver perceiver = new Perceiver(model.detector());
        PointCloud cloud = sweep.cloud();
        ByteBuffer packed = ByteBuffer.allocate(cloud.size() * 16).order(ByteOrder.LITTLE_ENDIAN);
        packed.asFloatBuffer().put(cloud.xyzi(), 0, cloud.size() * PointCloud.STRIDE);
        ModelCard card = model.detector().card();
        PerceiveOptions options = PerceiveOptions.of(card.scoreThreshold());
        Map<String, Samples> stages = new LinkedHashMap<>();
        for (String stage : List.of("validate", "voxelise", "network", "decode")) {
            stages.put(stage, new Samples());
        }
        Samples pipeline = new Samples();
        Scene scene = null;
        for (int i = -WARM_UP; i < iterations && (course.goesOn("sweep", Math.max(0, i), iterations) || i < 1); i++) {
            long start = System.nanoTime();
            RawPoints raw = new RawPoints(FIELDS, cloud.size(), 16, packed.duplicate());
            PointCloud unpacked = raw.unpack(cloud.frame(), cloud.stamp(), perceiver.limits());
            double unpackMs = (System.nanoTime() - start) * 1e-6;
            SweepAnswer answer =
                    perceiver.perceive(Sweep.of(sweep.name(), unpacked).withCameras(sweep.cameras()), options);
            long end = System.nanoTime();
            scene = found(answer);
            if (i >= 0) {
                pipeline.add((end - start) * 1e-6);
                answer.stagesMs()
                        .forEach((stage, ms) -> stages.get(stage).add(stage.equals("validate") ? ms + unpackMs : ms));
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        stages.forEach((stage, samples) -> medians.put(stage, samples.spread().p50()));
        double gflop = spec.operations(scene.effort().pointsUsed()) * 1e-9;
        double gflops = gflop / (medians.get("network") * 1e-3);
        Map<String, Double> peak = new LinkedHashMap<>();
        peak.put("bf16", GemmPeak.gigaflops(model.engine(), Precision.BF16));
        peak.put("fp32", GemmPeak.gigaflops(model.engine(), Precision.FP32));
        return new Report(
                pipeline.spread(),
                medians,
                gflop,
                gflops,
                peak,
                gflops / peak.get(card.precision()),
                cloud.size(),
                scene.effort().pointsUsed(),
                scene.detections().size(),
                card.threads(),
                card.device(),
                card.precision(),
                card.id(),
                sweep.name(),
                machine);
    }

    private static Scene found(SweepAnswer answer) {
        return answer.scene()
                .orElseThrow(() -> new IllegalArgumentException("nothing can be measured on "
                        + answer.sweep().id() + ": " + answer.reasons() + ", " + answer.message()));
    }
}
