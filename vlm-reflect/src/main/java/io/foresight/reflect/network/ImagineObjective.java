package io.foresight.reflect.network;

import io.foresight.reflect.belief.PieceStatus;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * What {@link ImagineNetwork} learns by: its further inputs and losses. Legend as there.
 */
final class ImagineObjective {
    private static final double LEAST_VARIANCE = 0.01;

    private final ImagineNetwork network;
    private final ImagineLoss loss;
    private final Graph g;

    ImagineObjective(ImagineNetwork network, ImagineLoss loss) {
        this.network = network;
        this.loss = loss;
        g = network.graph();
    }

    /** Makes the outputs {@code loss}, each of its parts, and {@code right}, the share of places that are. */
    void outputs() {
        Symbol future = g.input("future", DType.FLOAT32, -1, ImagineNetwork.MOST_STEPS, -1, PieceNetwork.FEATURES);
        Symbol row = g.input("row", DType.INT64, -1);
        Symbol decoded = network.decoded();
        Symbol truth = rows(future, row); // (R, F)
        Symbol target = ImagineNetwork.projected(g, truth); // (R, Z)
        Symbol directions = g.input("directions", DType.FLOAT32, ImagineNetwork.LATENT, -1);
        Symbol logits = rows(network.said(), row); // (R, statuses + 1)
        Symbol places = g.slice(logits, 1, 0, PieceStatus.COUNT);
        Symbol label = g.input("label", DType.INT64, -1);
        Symbol total = null;
        total = plus(total, "latent", squared(rows(network.latent(), row), target), loss.latent());
        total = plus(total, "gaussian", NormalityLoss.statistic(g, target, directions), loss.gaussian());
        total = plus(total, "features", looksError(rows(decoded, row), truth), loss.features());
        total = plus(total, "status", g.mean(g.crossEntropy(places, label)), loss.status());
        total = plus(total, "covered", coveredError(logits), loss.covered());
        total = plus(total, "steps", stepsError(g.detach(decoded), future), loss.steps());
        total = plus(total, "picture", pictureError(), loss.picture());
        g.output("loss", total);
        g.output("right", g.mean(g.toFloat(g.equal(g.argMax(places, 1), label))));
    }

    private Symbol plus(Symbol total, String name, Symbol part, double weight) {
        g.output(name, part);
        Symbol weighted = g.mul(part, weight);
        return total == null ? weighted : g.add(total, weighted);
    }

    /** Squared error in units of the variance over the rows. */
    private Symbol looksError(Symbol decoded, Symbol truth) {
        Symbol spread = g.sub(truth, g.mean(truth, true, 0)); // (R, F)
        Symbol variance = g.add(g.mean(g.mul(spread, spread), true, 0), LEAST_VARIANCE);
        Symbol error = g.sub(decoded, truth);
        return g.mean(g.div(g.mul(error, error), variance));
    }

    private Symbol coveredError(Symbol logits) {
        Symbol under = g.input("under", DType.FLOAT32, -1); // (R)
        Symbol cover = g.squeeze(g.slice(logits, 1, PieceStatus.COUNT, PieceStatus.COUNT + 1), 1);
        return g.mean(g.sub(g.softplus(cover), g.mul(cover, under)));
    }

    /** Huber error of the steps to go, of imagined frames and of true ones: the critic learns to judge both. */
    private Symbol stepsError(Symbol imagined, Symbol future) {
        Symbol frame = g.input("frame", DType.INT64, -1);
        Symbol left = g.input("left", DType.FLOAT32, -1); // (J)
        Symbol each = g.cat(
                0,
                g.indexSelect(g.merge(imagined, 0), 0, frame),
                g.indexSelect(g.merge(future, 0), 0, frame)); // (2 J, P, F)
        Symbol where = g.indexSelect(network.sceneOfFrames(), 0, frame); // (J)
        Symbol said = network.critic(each, g.cat(0, where, where)); // (2 J)
        Symbol off = g.abs(g.sub(said, g.cat(0, left, left)));
        Symbol near = g.minimum(off, g.add(g.mul(off, 0), 1));
        return g.mean(g.sub(g.mul(near, off), g.mul(g.mul(near, near), 0.5)));
    }

    /** Absolute error of the pictures. What is not as now, or not as in the goal, counts more: neither is to be shown for the other. */
    private Symbol pictureError() {
        Symbol truth = ColourPlanes.unpacked(g, g.input("truth", DType.UINT8, -1, Thumbnail.SIDE, Thumbnail.SIDE, 3));
        Symbol pictures = network.drawn();
        Symbol from = g.indexSelect(network.sceneOfFrames(), 0, g.inputs().get("drawn"));
        Symbol fromNow = ChangedPixels.weight(g, truth, g.indexSelect(network.present(), 0, from)); // (G, 1, H, W)
        Symbol fromGoal = ChangedPixels.weight(g, truth, g.indexSelect(network.finished(), 0, from));
        Symbol weight = g.maximum(fromNow, fromGoal);
        return g.mean(g.mul(g.abs(g.sub(pictures, truth)), weight));
    }

    /** Real rows of (B, K, P, C): (R, C). */
    private Symbol rows(Symbol x, Symbol row) {
        return g.indexSelect(g.merge(g.merge(x, 0), 0), 0, row);
    }

    private Symbol squared(Symbol a, Symbol b) {
        Symbol difference = g.sub(a, b);
        return g.mean(g.mul(difference, difference));
    }
}
