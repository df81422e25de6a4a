package io.foresight.tensor.train;

import io.foresight.core.measure.ResidentMemory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Sends each logged step to the three places where it is looked for: metrics file, TensorBoard, progress display. */
final class StepLog implements AutoCloseable {
    private final MetricsLog metrics;
    private final TensorBoardEvents events;
    private final Progress progress;
    private final InstantSource clock;
    private final long steps;
    private Instant lastTime;
    private long lastStep;
    private long samplesSince;

    StepLog(Path directory, long firstStep, long steps, InstantSource clock, Progress progress) {
        this.clock = clock;
        this.steps = steps;
        this.progress = progress;
        metrics = new MetricsLog(directory, firstStep);
        events = new TensorBoardEvents(directory, firstStep, clock);
        lastTime = clock.instant();
        lastStep = firstStep;
    }

    /** Counts samples for the rate. */
    void samples(int count) {
        samplesSince += count;
    }

    void step(long step, double epoch, Map<String, Double> losses, double rate, double norm, double waitMillis) {
        Instant now = clock.instant();
        double seconds = Math.max(1e-9, Duration.between(lastTime, now).toNanos() * 1e-9);
        double secondsPerStep = seconds / (step + 1 - lastStep);
        StepReport report = new StepReport(
                step, epoch, losses, rate, norm, samplesSince / seconds, waitMillis, residentMebibytes());
        metrics.step(report);
        events.scalars(step, scalars(report));
        progress.show(report, steps, Duration.ofMillis((long) (1000 * secondsPerStep * (steps - step - 1))));
        lastTime = now;
        lastStep = step + 1;
        samplesSince = 0;
    }

    void validation(long step, Map<String, Double> measured) {
        metrics.validation(step, measured);
        Map<String, Double> tagged = new LinkedHashMap<>();
        measured.forEach((name, value) -> tagged.put("validation/" + name, value));
        events.scalars(step, tagged);
    }

    /** -1 where the system does not say. */
    private static double residentMebibytes() {
        OptionalLong bytes = ResidentMemory.bytes();
        return bytes.isPresent() ? bytes.getAsLong() / (double) (1 << 20) : -1;
    }

    private static Map<String, Double> scalars(StepReport report) {
        Map<String, Double> tagged = new LinkedHashMap<>();
        report.losses().forEach((name, value) -> tagged.put("loss/" + name, value));
        tagged.put("learning_rate", report.learningRate());
        tagged.put("gradient_norm", report.gradientNorm());
        tagged.put("samples_per_second", report.samplesPerSecond());
        tagged.put("data_wait_ms", report.dataWaitMillis());
        return tagged;
    }

    @Override
    public void close() {
        progress.finish();
        metrics.close();
        events.close();
    }
}
