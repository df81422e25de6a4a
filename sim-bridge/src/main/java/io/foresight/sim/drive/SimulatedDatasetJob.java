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
 * Generates a simulated dataset: scenes in parallel, each from its own seed, so that the data depends neither on the number of threads nor
 * on where an earlier run was stopped.
 */
public final class SimulatedDatasetJob {
    private final SimulatedDatasetConfig config;
    private final Fleet fleet;

    /** Creates a job that can be run once. */
    public SimulatedDatasetJob(SimulatedDatasetConfig config) {
        this.config = config;
        this.fleet = new Fleet(config.seed());
    }

    /** Receives the progress of the job, from any of its threads. */
    @FunctionalInterface
    public interface Progress {
        /** Number of scenes on disk, and in total. */
        void done(int scenes, int of);
    }

    /**
     * Result of a run.
     *
     * @param written number of scenes generated in this run
     * @param kept number of scenes that existed already
     * @param frames number written in this run
     * @param labels number written in this run
     */
    public record Result(int written, int kept, long frames, long labels) {}

    /**
     * Generates the missing scenes.
     *
     * @param progress called after every scene
     * @param stop called before every scene: true ends the run early; a later run continues
     * @throws IOException when a file cannot be written, or the folder contains a dataset generated with other settings
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
            throw new IOException("interrupted while generating scenes", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException("generating a scene failed: " + e.getCause(), e.getCause());
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
