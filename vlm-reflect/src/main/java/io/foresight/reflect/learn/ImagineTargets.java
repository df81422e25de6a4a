package io.foresight.reflect.learn;

import io.foresight.planner.task.Colour;
import io.foresight.reflect.network.ColourPlanes;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.network.Thumbnail;
import io.foresight.reflect.read.ImagineBatch;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.graph.DType;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Windows of walks as {@link ImagineNetwork} learns from them: the present, the plan, and what then really was. */
final class ImagineTargets {
    private static final int STEPS = ImagineNetwork.MOST_STEPS;
    private static final int DIRECTIONS = 64;

    private final ImagineBatch given = new ImagineBatch();
    private final List<List<ReadWalk.Moment>> futures = new ArrayList<>();

    /**
     * Adds a window.
     *
     * @param first moment that is the present; at least one action follows
     */
    void add(ReadWalk walk, int first) {
        int end = Math.min(walk.actions().size(), first + STEPS);
        int scene = given.scene(seen(walk, first));
        given.plan(scene, walk.actions().subList(first, end));
        futures.add(walk.moments().subList(first + 1, end + 1));
    }

    /** A moment as a scene to imagine from. */
    static ImagineBatch.Seen seen(ReadWalk walk, int moment) {
        ReadWalk.Moment now = walk.moments().get(moment);
        List<float[]> rgb = new ArrayList<>();
        for (Colour colour : walk.colours()) {
            rgb.add(ColourPlanes.rgb(colour));
        }
        return new ImagineBatch.Seen(now.features(), rgb, walk.order(), now.picture(), walk.goal());
    }

    int size() {
        return futures.size();
    }

    /** All inputs of the graph that learns. One frame of each window, by chance, is to be drawn. */
    Map<String, HostTensor> inputs(SplittableRandom random) {
        int p = given.pieces();
        int b = futures.size();
        HostTensor future = HostTensor.allocate(DType.FLOAT32, b, STEPS, p, PieceNetwork.FEATURES);
        HostTensor truth = HostTensor.allocate(DType.UINT8, b, Thumbnail.SIDE, Thumbnail.SIDE, 3);
        ByteBuffer pixels = truth.data().duplicate();
        List<Long> row = new ArrayList<>();
        List<Long> label = new ArrayList<>();
        List<Float> under = new ArrayList<>();
        List<Long> frame = new ArrayList<>();
        List<Float> left = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        for (int k = 0; k < b; k++) {
            List<ReadWalk.Moment> moments = futures.get(k);
            for (int step = 0; step < moments.size(); step++) {
                ReadWalk.Moment moment = moments.get(step);
                int at = k * STEPS + step;
                frame.add((long) at);
                left.add((float) moment.steps());
                ImagineBatch.put(future, at * p, moment.features());
                for (int piece = 0; piece < moment.features().length; piece++) {
                    row.add((long) at * p + piece);
                    label.add((long) moment.status()[piece].ordinal());
                    under.add(moment.covered()[piece] ? 1f : 0f);
                }
            }
            int step = random.nextInt(moments.size());
            drawn.add((long) k * STEPS + step);
            pixels.put(moments.get(step).picture());
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>(given.scenes());
        inputs.putAll(given.plans(STEPS));
        inputs.put("future", future);
        inputs.put("row", longs(row));
        inputs.put("label", longs(label));
        inputs.put("under", floats(under));
        inputs.put("frame", longs(frame));
        inputs.put("left", floats(left));
        inputs.put("drawn", longs(drawn));
        inputs.put("truth", truth);
        inputs.put("directions", directions(random));
        return inputs;
    }

    /** Normal numbers: all directions are equally likely. */
    private static HostTensor directions(SplittableRandom random) {
        float[] values = new float[ImagineNetwork.LATENT * DIRECTIONS];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) random.nextGaussian();
        }
        return HostTensor.of(values, ImagineNetwork.LATENT, DIRECTIONS);
    }

    private static HostTensor longs(List<Long> values) {
        return HostTensor.of(values.stream().mapToLong(Long::longValue).toArray(), values.size());
    }

    private static HostTensor floats(List<Float> values) {
        HostTensor tensor = HostTensor.allocate(DType.FLOAT32, values.size());
        FloatBuffer buffer = tensor.floats();
        values.forEach(buffer::put);
        return tensor;
    }
}
