package io.foresight.reflect.read;

import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.network.DiffusionNetwork;
import io.foresight.reflect.network.SceneCells;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws pictures of what follows from actions with {@link DiffusionNetwork}. One thread at a time; close it. */
final class PictureDiffusion implements AutoCloseable {
    private static final int CELL = SceneCells.SIDE * SceneCells.SIDE;

    private final TensorEngine engine;
    private final Network network;
    private final DiffusionSettings settings;
    private long calls;

    PictureDiffusion(TensorEngine engine, Weights weights, Precision precision, DiffusionSettings settings) {
        this.engine = engine;
        this.settings = settings;
        network =
                Network.load(engine, NetworkArchive.inference(DiffusionNetwork.serving(), weights, precision, "clean"));
    }

    /** An action and the scene before it, {@link SceneCells}. */
    record Step(byte[] before, Action action) {}

    /**
     * The scene after each action, {@link SceneCells}, all in one batch and all from the same noise, so that they can be compared.
     *
     * @param goal {@link SceneCells} of the goal
     * @throws PlannerException WORLD_BROKEN when a value is not finite
     */
    List<byte[]> after(List<Step> steps, byte[] goal, List<Colour> pieces, SplittableRandom random) {
        DiffusionBatch batch = new DiffusionBatch();
        steps.forEach(step -> batch.add(step.before, goal, step.action, pieces));
        boolean guided = settings.guidance() != 1;
        if (guided) {
            steps.forEach(step -> batch.addUntold(step.before, goal));
        }
        Map<String, HostTensor> inputs = batch.inputs();
        DdimSampler.Denoiser denoiser =
                (noisy, time) -> guided ? guided(run(inputs, twice(noisy), time)) : run(inputs, noisy, time);
        float[] clean = settings.sampler().sample(denoiser, noise(steps.size(), random));
        List<byte[]> pictures = new ArrayList<>();
        for (int n = 0; n < steps.size(); n++) {
            pictures.add(bytes(clean, n));
        }
        return pictures;
    }

    /** Calls of the network so far. */
    long calls() {
        return calls;
    }

    private float[] run(Map<String, HostTensor> about, float[] noisy, double time) {
        int n = noisy.length / SceneCells.BYTES;
        float[] times = new float[n];
        Arrays.fill(times, (float) time);
        Map<String, HostTensor> inputs = new LinkedHashMap<>(about);
        inputs.put("noisy", HostTensor.of(noisy, n, 3, SceneCells.SIDE, SceneCells.SIDE));
        inputs.put("time", HostTensor.of(times, n));
        calls++;
        try (MemoryScope scope = engine.scope()) {
            return LatentWorld.finite("clean", network.run(scope, inputs));
        }
    }

    private static float[] twice(float... values) {
        float[] twice = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, twice, values.length, values.length);
        return twice;
    }

    /** From guesses with the action and then without: one beyond the first. */
    private float[] guided(float... guesses) {
        float[] guided = new float[guesses.length / 2];
        for (int k = 0; k < guided.length; k++) {
            float untold = guesses[guided.length + k];
            double beyond = untold + settings.guidance() * (guesses[k] - untold);
            guided[k] = (float) Math.max(-1, Math.min(1, beyond));
        }
        return guided;
    }

    private static float[] noise(int pictures, SplittableRandom random) {
        float[] noise = new float[pictures * SceneCells.BYTES];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = k < SceneCells.BYTES ? (float) random.nextGaussian() : noise[k - SceneCells.BYTES];
        }
        return noise;
    }

    /** One of (N, 3, H, W) in -1..1 as (H, W, 3) in bytes. */
    private static byte[] bytes(float[] clean, int n) {
        byte[] rgb = new byte[SceneCells.BYTES];
        for (int k = 0; k < rgb.length; k++) {
            float value = clean[n * rgb.length + k % 3 * CELL + k / 3];
            rgb[k] = (byte) Math.round(255 * Math.max(0, Math.min(1, (value + 1) / 2)));
        }
        return rgb;
    }

    @Override
    public void close() {
        network.close();
    }
}
