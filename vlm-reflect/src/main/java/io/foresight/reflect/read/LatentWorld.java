package io.foresight.reflect.read;

import io.foresight.planner.render.Picture;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.planner.task.PlannerException;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.imagine.Frame;
import io.foresight.reflect.imagine.Future;
import io.foresight.reflect.imagine.Observation;
import io.foresight.reflect.imagine.WorldModel;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.Thumbnail;
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
import java.util.Optional;

/**
 * Imagines with {@link ImagineNetwork}: one future a plan, all frames of all plans in one pass. Plans have up to {@link
 * ImagineNetwork#MOST_STEPS} actions.
 */
public final class LatentWorld implements WorldModel {
    private final TensorEngine engine;
    private final Weights weights;
    private final Precision precision;
    private final boolean draws;
    private final Map<Integer, Network> bySteps = new LinkedHashMap<>();

    /**
     * A model with these weights.
     *
     * @param draws whether frames have pictures, {@link Thumbnail}s for people to look at, which take most of the time
     */
    public LatentWorld(TensorEngine engine, Weights weights, Precision precision, boolean draws) {
        this.engine = engine;
        this.weights = weights;
        this.precision = precision;
        this.draws = draws;
    }

    @Override
    public List<List<Future>> imagine(Observation now, List<List<Action>> plans) {
        ImagineBatch batch = new ImagineBatch();
        batch.scene(seen(now));
        plans.forEach(plan -> batch.plan(0, plan));
        int steps = batch.longest();
        Map<String, HostTensor> inputs = new LinkedHashMap<>(batch.scenes());
        inputs.putAll(batch.plans(steps));
        if (draws) {
            long[] all = new long[plans.size() * steps];
            Arrays.setAll(all, frame -> frame);
            inputs.put("drawn", HostTensor.of(all, all.length));
        }
        Network network = bySteps.computeIfAbsent(steps, this::network);
        inputs.keySet().retainAll(network.inputs().keySet());
        try (MemoryScope scope = engine.scope()) {
            Map<String, HostTensor> out = network.run(scope, inputs);
            float[] status = finite("status", out);
            float[] features = finite("features", out);
            float[] pictures = draws ? finite("picture", out) : new float[0];
            List<List<Future>> futures = new ArrayList<>();
            for (int plan = 0; plan < plans.size(); plan++) {
                List<Frame> frames = new ArrayList<>();
                for (int k = 0; k < plans.get(plan).size(); k++) {
                    int frame = plan * steps + k;
                    frames.add(Frame.imagined(
                            places(status, frame, batch.pieces()),
                            rows(features, frame * batch.pieces(), batch.pieces(), PieceNetwork.FEATURES),
                            draws ? Optional.of(picture(pictures, frame)) : Optional.empty()));
                }
                futures.add(List.of(new Future(1, frames)));
            }
            return futures;
        }
    }

    private Network network(int steps) {
        String[] outputs = draws ? new String[] {"status", "features", "picture"} : new String[] {"status", "features"};
        return Network.load(
                engine, NetworkArchive.inference(ImagineNetwork.serving(steps), weights, precision, outputs));
    }

    /** An observation as a scene. */
    static ImagineBatch.Seen seen(Observation now) {
        return new ImagineBatch.Seen(
                now.frame().features(),
                colours(now.situation().pieces()),
                now.order(),
                Thumbnail.of(now.situation().image().orElseThrow()),
                Thumbnail.of(now.situation().goal().orElseThrow()));
    }

    private static List<float[]> colours(List<Colour> pieces) {
        return pieces.stream().map(ColourPlanes::rgb).toList();
    }

    /**
     * An output's values.
     *
     * @throws PlannerException WORLD_BROKEN if one is not finite
     */
    static float[] finite(String name, Map<String, HostTensor> out) {
        float[] values = out.get(name).toFloats();
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new PlannerException(
                        PlannerException.Code.WORLD_BROKEN,
                        "the world model imagined " + name + " that is not finite: " + value);
            }
        }
        return values;
    }

    private static double[][] places(float[] status, int frame, int pieces) {
        float[][] rows = rows(status, frame * pieces, pieces, PieceStatus.COUNT);
        double[][] places = new double[pieces][PieceStatus.COUNT];
        for (int i = 0; i < pieces; i++) {
            for (int k = 0; k < PieceStatus.COUNT; k++) {
                places[i][k] = rows[i][k];
            }
        }
        return places;
    }

    private static float[][] rows(float[] values, int first, int count, int width) {
        float[][] rows = new float[count][];
        for (int k = 0; k < count; k++) {
            rows[k] = Arrays.copyOfRange(values, (first + k) * width, (first + k + 1) * width);
        }
        return rows;
    }

    private static Picture picture(float[] values, int frame) {
        byte[] rgb = new byte[Thumbnail.BYTES];
        for (int k = 0; k < rgb.length; k++) {
            rgb[k] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[frame * rgb.length + k])));
        }
        return new Picture(Thumbnail.SIDE, Thumbnail.SIDE, rgb);
    }

    @Override
    public void close() {
        bySteps.values().forEach(Network::close);
        bySteps.clear();
    }
}
