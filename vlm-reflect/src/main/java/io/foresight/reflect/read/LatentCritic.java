package io.foresight.reflect.read;

import io.foresight.reflect.imagine.Critic;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges frames, seen or imagined, by their features with the critic of {@link ImagineNetwork}. Close it. One thread at a time.
 */
public final class LatentCritic implements Critic {
    private final TensorEngine engine;
    private final Network network;

    /** A critic with these weights. */
    public LatentCritic(TensorEngine engine, Weights weights, Precision precision) {
        this.engine = engine;
        network =
                Network.load(engine, NetworkArchive.inference(ImagineNetwork.serving(1), weights, precision, "steps"));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException for frames without features of all pieces
     * @throws io.foresight.planner.task.PlannerException WORLD_BROKEN for a judgement that is not finite
     */
    @Override
    public double[] stepsToGo(Observation now, List<Frame> frames) {
        int n = now.situation().pieces().size();
        HostTensor seen = HostTensor.allocate(DType.FLOAT32, frames.size(), n, PieceNetwork.FEATURES);
        for (int k = 0; k < frames.size(); k++) {
            float[][] features = frames.get(k).features();
            if (features.length != n) {
                throw new IllegalArgumentException("this critic judges by the features of all " + n
                        + " pieces, a frame has those of " + features.length);
            }
            ImagineBatch.put(seen, k * n, features);
        }
        ImagineBatch batch = new ImagineBatch();
        batch.scene(LatentWorld.seen(now));
        Map<String, HostTensor> inputs = new LinkedHashMap<>(batch.scenes());
        inputs.put("seen", seen);
        inputs.put("where", HostTensor.of(new long[frames.size()], frames.size()));
        inputs.keySet().retainAll(network.inputs().keySet());
        try (MemoryScope scope = engine.scope()) {
            float[] steps = LatentWorld.finite("steps", network.run(scope, inputs));
            double[] each = new double[steps.length];
            for (int k = 0; k < each.length; k++) {
                each[k] = steps[k];
            }
            return each;
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
