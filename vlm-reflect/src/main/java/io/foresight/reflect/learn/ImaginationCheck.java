package io.foresight.reflect.learn;

import io.foresight.planner.task.Place;
import io.foresight.reflect.belief.OrderReading;
import io.foresight.reflect.belief.PieceReading;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.network.ImagineNetwork;
import io.foresight.reflect.network.PieceNetwork;
import io.foresight.reflect.read.ImagineBatch;
import io.foresight.tensor.archive.NetworkArchive;
import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.MemoryScope;
import io.foresight.tensor.engine.Network;
import io.foresight.tensor.engine.TensorEngine;
import io.foresight.tensor.graph.DType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Measures what is imagined on boards that were not learnt from: after 1, 3 and 5 actions the share of frames in which all pieces' places are
 * right, the share in which it is right of all pieces whether they are covered, and how far off the steps to go are. Beside it stand what
 * the reader says of the true frame, which is the most to hope for, and that nothing changes.
 */
final class ImaginationCheck {
    private final HorizonFigures figures = new HorizonFigures();

    private ImaginationCheck() {}

    /**
     * Imagines along walks, from the first moment of each.
     *
     * @param walks how many
     * @return figures by name, such as {@code placesH3}, {@code placesReadH3} and {@code placesSameH3}
     */
    static Map<String, Double> run(
            TensorEngine engine, Weights weights, Precision precision, ImagineBatches source, int walks) {
        ImaginationCheck check = new ImaginationCheck();
        String[] said = {"status", "covered", "features"};
        try (Network world = Network.load(
                        engine,
                        NetworkArchive.inference(
                                ImagineNetwork.serving(ImagineNetwork.MOST_STEPS), weights, precision, said));
                Network critic = Network.load(
                        engine, NetworkArchive.inference(ImagineNetwork.serving(1), weights, precision, "steps"))) {
            for (int position = 0; position < walks; position++) {
                try (MemoryScope scope = engine.scope()) {
                    check.add(scope, world, critic, source.walk(position));
                }
            }
        }
        return check.figures.means();
    }

    private void add(MemoryScope scope, Network world, Network critic, ReadWalk walk) {
        int steps = Math.min(walk.actions().size(), ImagineNetwork.MOST_STEPS);
        int n = walk.colours().size();
        ImagineBatch batch = new ImagineBatch();
        batch.scene(ImagineTargets.seen(walk, 0));
        batch.plan(0, walk.actions().subList(0, steps));
        Map<String, HostTensor> inputs = new LinkedHashMap<>(batch.scenes());
        inputs.putAll(batch.plans(ImagineNetwork.MOST_STEPS));
        inputs.keySet().retainAll(world.inputs().keySet());
        Map<String, HostTensor> out = world.run(scope, inputs);
        float[] status = out.get("status").toFloats();
        float[] covered = out.get("covered").toFloats();
        float[] left = left(scope, critic, walk, batch, out.get("features").toFloats());
        ReadWalk.Moment now = walk.moments().get(0);
        for (int horizon : HorizonFigures.HORIZONS) {
            if (horizon > steps) {
                continue;
            }
            ReadWalk.Moment then = walk.moments().get(horizon);
            int from = (horizon - 1) * n;
            PieceStatus[] imagined = new PieceStatus[n];
            boolean[] under = new boolean[n];
            for (int piece = 0; piece < n; piece++) {
                int at = (from + piece) * PieceStatus.COUNT;
                imagined[piece] = likeliest(Arrays.copyOfRange(status, at, at + PieceStatus.COUNT));
                under[piece] = covered[from + piece] > 0.5;
            }
            figures.frame(horizon);
            PieceStatus[] read = likeliest(then.reading());
            PieceStatus[] same = likeliest(now.reading());
            figures.count("places", horizon, Arrays.equals(imagined, then.status()));
            figures.count("placesRead", horizon, Arrays.equals(read, then.status()));
            figures.count("placesSame", horizon, Arrays.equals(same, then.status()));
            figures.count("covered", horizon, Arrays.equals(under, then.covered()));
            figures.count("coveredRead", horizon, Arrays.equals(covered(read, walk.order()), then.covered()));
            figures.count("coveredSame", horizon, Arrays.equals(covered(same, walk.order()), then.covered()));
            figures.sum("stepsError", horizon, Math.abs(left[horizon] - then.steps()));
            figures.sum("stepsErrorRead", horizon, Math.abs(left[ImagineNetwork.MOST_STEPS + horizon] - then.steps()));
            figures.sum("stepsErrorSame", horizon, Math.abs(left[0] - then.steps()));
        }
    }

    /** Steps to go as the critic says: of the present, of each imagined frame, and of each true one that there is. */
    private static float[] left(
            MemoryScope scope, Network critic, ReadWalk walk, ImagineBatch batch, float... imagined) {
        int n = walk.colours().size();
        int most = ImagineNetwork.MOST_STEPS;
        HostTensor seen = HostTensor.allocate(DType.FLOAT32, 1 + 2L * most, n, PieceNetwork.FEATURES);
        ImagineBatch.put(seen, 0, walk.moments().get(0).features());
        ImagineBatch.put(seen, n, imagined);
        for (int step = 1; step <= Math.min(most, walk.actions().size()); step++) {
            ImagineBatch.put(seen, (most + step) * n, walk.moments().get(step).features());
        }
        Map<String, HostTensor> inputs = new LinkedHashMap<>(batch.scenes());
        inputs.put("seen", seen);
        inputs.put("where", HostTensor.of(new long[1 + 2 * most], 1 + 2L * most));
        inputs.keySet().retainAll(critic.inputs().keySet());
        return critic.run(scope, inputs).get("steps").toFloats();
    }

    private static PieceStatus likeliest(float... probabilities) {
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return PieceStatus.at(best);
    }

    private static PieceStatus[] likeliest(PieceReading reading) {
        return reading.likeliest().toArray(PieceStatus[]::new);
    }

    /** Whether something keeps each piece down, or out, if all is as it most probably is. */
    static boolean[] covered(PieceStatus[] status, OrderReading order) {
        boolean[] covered = new boolean[status.length];
        for (int i = 0; i < status.length; i++) {
            for (int j = 0; j < status.length; j++) {
                boolean over = order.over()[i][j] > 0.5;
                boolean neighbour = over || order.over()[j][i] > 0.5;
                covered[i] |= over && status[j] == PieceStatus.SEATED || neighbour && status[j].place() == Place.LOOSE;
            }
        }
        return covered;
    }
}
