package io.foresight.perception.serve;

import io.foresight.core.geometry.Box3d;
import io.foresight.perception.detect.Detection;
import io.foresight.perception.detect.Detector;
import io.foresight.perception.detect.Effort;
import io.foresight.perception.detect.ModelCard;
import io.foresight.perception.detect.Scene;
import io.foresight.perception.mount.Evidence;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.Sweep;
import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with one box whose length tells how many points came; can be held, made slow and made to fail. */
final class FakeDetector implements Detector {
    static final ModelCard CARD = new ModelCard(
            "fake-1",
            "ab".repeat(32),
            Taxonomy.selecting("car", "bus"),
            new Evidence.View(51.2, -5, 3),
            Optional.empty(),
            0.3f,
            500_000,
            "cpu",
            "fp32",
            1);

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger stagesBegun = new AtomicInteger();
    final AtomicInteger finished = new AtomicInteger();
    final AtomicInteger closes = new AtomicInteger();
    /** Told when a call has begun its first stage. */
    final Semaphore begun = new Semaphore(0);

    volatile Semaphore gate; // null: open; a permit lets one call on to its second stage
    volatile RuntimeException failure; // null: none
    volatile long stageMillis;
    volatile float score = 0.9f;
    volatile float speed = 1.5f;
    volatile float lastThreshold;
    volatile boolean capacityExceeded;
    volatile int boxes = 1;
    volatile PointCloud last;

    @Override
    public ModelCard card() {
        return CARD;
    }

    @Override
    public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
        PointCloud cloud = sweep.cloud();
        calls.incrementAndGet();
        last = cloud;
        lastThreshold = scoreThreshold;
        stage();
        begun.release();
        if (gate != null) {
            gate.acquireUninterruptibly();
        }
        betweenStages.run();
        stage();
        betweenStages.run();
        stage();
        if (failure != null) {
            throw failure;
        }
        finished.incrementAndGet();
        Box3d box = new Box3d(cloud.frame(), 10, 2, -1, Math.max(1, cloud.size()), 1.8, 1.5, 0.1);
        return Scene.ofBoxes(
                Collections.nCopies(boxes, new Detection(box, ObjectClass.named("car"), score, speed, -0.5f)),
                new Effort(cloud.size(), capacityExceeded, new Effort.StageTimes(1, 2, 3)));
    }

    private void stage() {
        stagesBegun.incrementAndGet();
        if (stageMillis > 0) {
            try {
                Thread.sleep(stageMillis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        closes.incrementAndGet();
    }
}
