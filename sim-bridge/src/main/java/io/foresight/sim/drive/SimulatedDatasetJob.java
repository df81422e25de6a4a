package io.foresight.sim.drive;

import io.foresight.perception.data.sim.SensorDescription;
import io.foresight.perception.data.sim.SimDatasetWriter;
import io.foresight.perception.data.sim.SimSceneWriter;
import io.foresight.perception.sweep.Sweep;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.lidar.Beam;
import io.foresight.sim.lidar.LidarModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Makes a simulated dataset: scenes in parallel, each from its own seed, so that the data depends neither on the number of threads nor
 * on where an earlier run was stopped.
 */
public final class SimulatedDatasetJob {
    private final SimulatedDatasetConfig config;
    private final Fleet fleet;

    /** A job to run once. */
    public SimulatedDatasetJob(SimulatedDatasetConfig config) {
        this.config = config;
        this.fleet = new Fleet(config.seed());
    }

    /** Told how far the job is, from any of its threads. */
    @FunctionalInterface
    public interface Progress {
        /** Numbers of scenes: those that are on disk, and all. */
        void done(int scenes, int of);
    }

    /**
     * What a run did.
     *
     * @param written scenes made now
     * @param kept scenes that were there already
     * @param frames written now
     * @param labels written now
     */
    public record Result(int written, int kept, long frames, long labels) {}

    /**
     * Makes the scenes that are missing.
     *
     * @param progress called after every scene
     * @param stop asked before every scene: true ends the run early, and a later run goes on
     * @throws IOException when a file cannot be written, or the folder holds a dataset made with other settings
     */
    public Result run(Progress progress, BooleanSupplier stop) throws IOException {
        SimDatasetWriter writer = SimDatasetWriter.open(config.out(), config.origin());
        AtomicInteger done = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(config.threads());
        try {
            List<Future<Result>> scenes = new ArrayList<>();
            for (int i = 0; i < config.scenes(); i++) {
                int scene = i;
                scenes.add(pool.submit(() -> {
                    Result result = stop.getAsBoolean() ? new Result(0, 0, 0, 0) : scene(writer, scene);
                    if (result.written() + result.kept() > 0) {
                        progress.done(done.incrementAndGet(), config.scenes());
                    }
                    return result;
                }));
            }
            return sum(scenes);
        } finally {
            pool.shutdownNow();
        }
    }

    private static Result sum(List<Future<Result>> scenes) throws IOException {
        int written = 0;
        int kept = 0;
        long frames = 0;
        long labels = 0;
        for (Future<Result> scene : scenes) {
            Result result = wait(scene);
            written += result.written();
            kept += result.kept();
            frames += result.frames();
            labels += result.labels();
        }
        return new Result(written, kept, frames, labels);
    }

    private static Result wait(Future<Result> scene) throws IOException {
        try {
            return scene.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while scenes were made", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("making a scene failed: " + e.getCause(), e.getCause());
        }
    }

    private Result scene(SimDatasetWriter writer, int index) throws IOException {
        String name = String.format(Locale.ROOT, "scene-%05d", index);
        if (writer.hasScene(name)) {
            return new Result(0, 1, 0, 0);
        }
        SplittableRandom random = new SplittableRandom(config.seed() * 0x9E3779B97F4A7C15L + index);
        SensorRig rig = config.varied() || config.sensor().equals(SensorRig.MIX)
                ? SensorRig.draw(config.sensor(), random)
                : SensorRig.onRoof(config.sensor());
        SceneConfig scene = new SceneConfig(config.kind(), config.roadMetres(), config.trafficDensity());
        DrivingSimulation simulation = new DrivingSimulation(random.nextLong(), scene, rig, fleet);
        simulation.advance(1 + random.nextInt(100));
        long labels = 0;
        try (SimSceneWriter out = writer.startScene(name, describe(rig))) {
            for (int i = 0; i < config.framesPerScene(); i++) {
                simulation.advance(config.stepsBetweenFrames());
                Sweep sweep = simulation.look().sweep();
                out.add(sweep);
                labels += sweep.labels().boxes().size();
            }
            out.commit();
        }
        return new Result(1, 0, config.framesPerScene(), labels);
    }

    private static SensorDescription describe(SensorRig rig) {
        LidarModel model = rig.model();
        List<Double> elevations = new ArrayList<>();
        for (Beam beam : model.beams()) {
            elevations.add(Math.toDegrees(beam.elevation()));
        }
        return new SensorDescription(
                model.name(), rig.mounting().z(), model.range().maxMetres(), model.periodSeconds(), elevations);
    }
}
