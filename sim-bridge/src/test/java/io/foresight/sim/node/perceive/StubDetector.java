package io.foresight.sim.node.perceive;

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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Finds one car in every cloud, whose length tells how many points came; can be held up. */
final class StubDetector implements Detector {
    volatile Semaphore gate; // null: open; a permit lets one call through
    volatile boolean capacityExceeded;

    @Override
    public ModelCard card() {
        return new ModelCard(
                "stub-1",
                "ab".repeat(32),
                Taxonomy.selecting("car"),
                new Evidence.View(51.2, -5, 3),
                Optional.empty(),
                0.3f,
                500_000,
                "cpu",
                "fp32",
                1);
    }

    @Override
    public Scene detect(Sweep sweep, float scoreThreshold, Runnable betweenStages) {
        PointCloud cloud = sweep.cloud();
        if (gate != null) {
            gate.acquireUninterruptibly();
        }
        Box3d box = new Box3d(cloud.frame(), 10, 2, -1, Math.max(1, cloud.size()), 1.8, 1.5, 0.1);
        return Scene.ofBoxes(
                List.of(new Detection(box, ObjectClass.named("car"), 0.9f, 0, 0)),
                new Effort(cloud.size(), capacityExceeded, new Effort.StageTimes(1, 2, 3)));
    }

    @Override
    public void close() {}
}
