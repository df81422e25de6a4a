package io.foresight.launch.demo;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.core.measure.Samples;
import io.foresight.launch.view.EgoPose;
import io.foresight.launch.view.FrameTiming;
import io.foresight.launch.view.ViewFrame;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.Validity;
import io.foresight.perception.eval.DetectionScore;
import io.foresight.perception.eval.Tally;
import io.foresight.perception.serve.FramePacker;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionStream;
import io.foresight.perception.serve.WireDetections;
import io.foresight.perception.serve.WireVerdict;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.sim.drive.DrivingFrame;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import io.foresight.v1.Detections;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A simulated drive at 10 Hz, streamed to a perception service, whose results are scored against the simulator's ground truth. Each sweep
 * is simulated ahead of its due time, in parallel with perception. A delay of a sweep by less than a period shows in its age; after a
 * longer delay the drive's clock waits, and the report counts the skipped periods.
 */
public final class Demo {
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / DemoSettings.RATE_HZ;
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);
    private static final int WARM_SWEEPS = 5;

    private final DemoSettings settings;
    private final ModelCard card;
    private final Consumer<ViewFrame> shown;
    private final ConcurrentSkipListMap<Long, Sent> waiting = new ConcurrentSkipListMap<>();
    private final DetectionScore score;
    private final Samples ages = new Samples();
    private final Samples simulating = new Samples();
    private final Map<String, Samples> stages = new LinkedHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger invalid = new AtomicInteger();

    /** @param shown receives each answered frame; must not block */
    public Demo(DemoSettings settings, ModelCard card, Consumer<ViewFrame> shown) {
        this.settings = settings;
        this.card = card;
        this.score = DetectionScore.usual(card.taxonomy());
        this.shown = shown;
    }

    /**
     * Drives until the settings' duration is over or {@code stop} returns true, then waits for the last replies.
     *
     * @param client connected to the perception service
     */
    public DemoReport run(PerceptionClient client, BooleanSupplier stop) throws InterruptedException {
        DrivingSimulation drive =
                new DrivingSimulation(settings.seed(), SceneConfig.any(), SensorRig.onRoof(settings.sensor()));
        DrivingFrame next = drive.step();
        for (int i = 0; i < WARM_SWEEPS; i++) {
            next = drive.step();
        }
        long start = System.nanoTime();
        long due = start;
        long slipped = 0;
        long sequence = 0;
        try (PerceptionStream stream = client.stream(this::take)) {
            for (; sequence < settings.frames() && !stop.getAsBoolean(); sequence++) {
                due += PERIOD_NANOS;
                long late = System.nanoTime() - due;
                if (late > PERIOD_NANOS) { // the drive's clock waits for the sensor; this is reported
                    long ticks = late / PERIOD_NANOS;
                    slipped += ticks;
                    due += ticks * PERIOD_NANOS;
                }
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                waiting.put(sequence, new Sent(next, due));
                stream.send(FramePacker.pack(next.sweep(), sequence));
                long making = System.nanoTime();
                next = drive.step();
                simulating.add((System.nanoTime() - making) * 1e-6);
            }
            stream.complete();
            if (!stream.awaitEnd(LAST_ANSWERS)) {
                throw new IllegalStateException(
                        "the service did not end the stream within " + LAST_ANSWERS.toSeconds() + " s");
            }
            if (stream.end().isPresent() && !stream.end().get().isOk()) {
                throw new IllegalStateException(
                        "the service ended the stream: " + stream.end().get());
            }
        }
        return report((int) sequence, (int) slipped, (System.nanoTime() - start) * 1e-9);
    }

    /** Processes one reply; replies arrive sequentially. */
    private void take(Detections reply) {
        long now = System.nanoTime();
        Sent sent = waiting.remove(reply.getSequence());
        if (sent == null) {
            throw new IllegalStateException(
                    "the service answered frame " + reply.getSequence() + ", which was not sent");
        }
        waiting.headMap(reply.getSequence()).clear(); // skipped by the service
        answered.incrementAndGet();
        double age = (now - sent.dueNanos()) * 1e-6;
        ages.add(age);
        Map<String, Double> times = WireDetections.stages(reply);
        synchronized (stages) {
            times.forEach((stage, ms) ->
                    stages.computeIfAbsent(stage, name -> new Samples()).add(ms));
        }
        List<Detection> boxes = WireDetections.boxes(reply);
        ViewFrame frame = ViewFrame.of(
                        reply.getSequence(),
                        sent.frame().sweep().id(),
                        "simulator, " + settings.sensor(),
                        sent.frame().sweep().cloud(),
                        boxes)
                .withTruth(sent.frame().sweep().labels().boxes())
                .withEgo(pose(sent.frame().sweep().worldFromSensor().orElseThrow()))
                .withValidity(WireVerdict.validity(reply), WireVerdict.reasons(reply))
                .withTiming(new FrameTiming(age, DemoSettings.RATE_HZ, reply.getSuperseded(), times));
        if (frame.validity() == Validity.INVALID) {
            invalid.incrementAndGet();
            shown.accept(frame);
        } else {
            synchronized (score) {
                frame = frame.withMatch(score.add(boxes, frame.truth()));
            }
            shown.accept(frame);
        }
    }

    private static EgoPose pose(RigidTransform worldFromSensor) {
        return new EgoPose(
                worldFromSensor.element(0, 3),
                worldFromSensor.element(1, 3),
                Math.atan2(worldFromSensor.element(1, 0), worldFromSensor.element(0, 0)));
    }

    private DemoReport report(int frames, int slipped, double seconds) {
        Map<String, Double> medians = new LinkedHashMap<>();
        synchronized (stages) {
            stages.forEach(
                    (stage, samples) -> medians.put(stage, samples.spread().p50()));
        }
        Map<String, ScoreRow> byClass = new LinkedHashMap<>();
        Map<String, ScoreRow> byRange = new LinkedHashMap<>();
        Tally all;
        synchronized (score) {
            all = score.total();
            for (ObjectClass objectClass : card.taxonomy().objectClasses()) {
                Tally tally = score.byClass().getOrDefault(objectClass, Tally.ZERO);
                byClass.put(objectClass.name(), ScoreRow.of(tally));
            }
            score.byRange().forEach((range, tally) -> byRange.put(range, ScoreRow.of(tally)));
        }
        return new DemoReport(
                frames,
                frames - answered.get(),
                slipped,
                invalid.get(),
                seconds,
                answered.get() / seconds,
                ages.spread(),
                medians,
                simulating.spread(),
                all.precision(),
                all.recall(),
                byClass,
                byRange,
                score.rule(),
                card.id(),
                card.device(),
                card.precision(),
                card.threads(),
                settings.sensor(),
                settings.seed());
    }

    private record Sent(DrivingFrame frame, long dueNanos) {}
}
