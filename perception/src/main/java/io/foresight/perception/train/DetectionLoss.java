package io.foresight.perception.train;

import io.foresight.perception.detect.BoxCode;
import io.foresight.perception.detect.PillarNetwork;
import io.foresight.perception.detect.PillarSpec;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * The training graph: the network, and the losses of its heads.
 *
 * <p>Heat: penalty-reduced focal loss (Zhou et al., Objects as Points, 2019, equation 1: alpha 2, beta 4). Boxes: L1 on {@link BoxCode} at
 * the cells with a box. Overlap: L1 between the predicted IoU and the IoU of the predicted box, computed in the axes of the true box.
 *
 * <p>Legend: B sweeps, K classes, H = W output side, M cells with a box, C = {@link BoxCode#CHANNELS}.
 */
final class DetectionLoss {
    private static final double SMALLEST = 1e-4;

    private DetectionLoss() {}

    /**
     * Builds network and losses; outputs {@code heat}, {@code box}, {@code overlap}, {@code iou} (of the predicted boxes, for monitoring)
     * and {@code loss}, their weighted sum; all are scalars.
     */
    static Graph build(PillarSpec spec, int batch, LossWeights weights) {
        Graph g = new Graph("PillarDetectorTraining");
        add(g, PillarNetwork.build(g, spec, batch), spec, batch, weights);
        return g;
    }

    /** Adds the losses to heads that are already in the graph. */
    static void add(Graph g, PillarNetwork.Heads heads, PillarSpec spec, int batch, LossWeights weights) {
        long side = spec.outputGrid().side();
        long classes = spec.taxonomy().classes().size();

        Symbol heatTarget = g.input("heatTarget", DType.FLOAT32, batch, classes, side, side); // (B, K, H, W)
        Symbol heatWeight = g.input("heatWeight", DType.FLOAT32, batch, 1, side, side); // (B, 1, H, W)
        Symbol boxCells = g.input("boxCells", DType.INT64, -1); // (M), into B*H*W
        Symbol boxCode = g.input("boxCode", DType.FLOAT32, -1, BoxCode.CHANNELS); // (M, C)
        Symbol boxWeight = g.input("boxWeight", DType.FLOAT32, -1, BoxCode.CHANNELS); // (M, C), 0 where unknown

        Symbol heat = focal(g, heads.heat(), heatTarget, heatWeight);
        Symbol code = atCells(g, heads.code(), boxCells, BoxCode.CHANNELS); // (M, C)
        Symbol cellWeight = g.slice(boxWeight, 1, 0, 1); // (M, 1)
        Symbol cells = atLeast(g, g.sum(cellWeight), 1);
        Symbol box = g.div(g.sum(g.mul(g.abs(g.sub(code, boxCode)), boxWeight)), cells);
        Symbol guess = g.sigmoid(atCells(g, heads.overlap(), boxCells, 1)); // (M, 1)
        Symbol truth = overlap(g, g.detach(code), boxCode, spec.outputGrid().pillarMetres()); // (M, 1)
        Symbol overlap = g.div(g.sum(g.mul(g.abs(g.sub(guess, truth)), cellWeight)), cells);

        g.output("heat", heat);
        g.output("box", box);
        g.output("overlap", overlap);
        g.output("iou", g.div(g.sum(g.mul(truth, cellWeight)), cells));
        g.output("loss", g.add(heat, g.add(g.mul(box, weights.box()), g.mul(overlap, weights.overlap()))));
    }

    private static Symbol focal(Graph g, Symbol logits, Symbol target, Symbol weight) {
        Symbol p = g.clamp(g.sigmoid(logits), SMALLEST, 1 - SMALLEST);
        Symbol miss = g.sub(1, p);
        Symbol isObject = g.toFloat(g.equal(target, 1)); // 0 or 1
        Symbol found = g.mul(isObject, g.mul(g.pow(miss, 2), g.log(p)));
        Symbol empty = g.mul(g.mul(g.pow(g.sub(1, target), 4), g.pow(p, 2)), g.log(miss));
        Symbol objects = atLeast(g, g.sum(isObject), 1);
        return g.div(g.mul(g.sum(g.mul(g.add(found, empty), weight)), -1), objects);
    }

    /** Rows of a map at the given cells: (B, C, H, W), (M) -> (M, C). */
    private static Symbol atCells(Graph g, Symbol map, Symbol cells, int channels) {
        return g.indexSelect(g.reshape(g.permute(map, 0, 2, 3, 1), -1, channels), 0, cells);
    }

    /**
     * Approximate IoU of predicted and true boxes: each predicted box is treated as parallel to the true one, and the result is multiplied
     * by the cosine of the angle between the axes. Exact where the axes agree, and cheap. (M, C), (M, C) -> (M, 1).
     */
    private static Symbol overlap(Graph g, Symbol code, Symbol truth, double cellMetres) {
        Symbol dx = g.mul(g.sub(column(g, code, 0), column(g, truth, 0)), cellMetres);
        Symbol dy = g.mul(g.sub(column(g, code, 1), column(g, truth, 1)), cellMetres);
        Symbol sin = column(g, truth, 6);
        Symbol cos = column(g, truth, 7);
        Symbol along = shared(g, g.add(g.mul(dx, cos), g.mul(dy, sin)), size(g, code, 3), size(g, truth, 3));
        Symbol across = shared(g, g.sub(g.mul(dy, cos), g.mul(dx, sin)), size(g, code, 4), size(g, truth, 4));
        Symbol areaCode = g.mul(size(g, code, 3), size(g, code, 4));
        Symbol areaTruth = g.mul(size(g, truth, 3), size(g, truth, 4));
        Symbol both = g.mul(along, across);
        Symbol iou = g.div(both, atLeast(g, g.sub(g.add(areaCode, areaTruth), both), SMALLEST));
        // cosine of the doubled angle between the axes, mapped from [-1, 1] to [0, 1]
        Symbol agree =
                g.add(g.mul(column(g, code, 8), column(g, truth, 8)), g.mul(column(g, code, 9), column(g, truth, 9)));
        return g.mul(iou, g.clamp(g.mul(g.add(agree, 1), 0.5), 0, 1));
    }

    /** Length of the intersection of two intervals of the given lengths whose centres are {@code offset} apart. */
    private static Symbol shared(Graph g, Symbol offset, Symbol a, Symbol b) {
        Symbol high = g.minimum(g.add(offset, g.mul(a, 0.5)), g.mul(b, 0.5));
        Symbol low = g.maximum(g.sub(offset, g.mul(a, 0.5)), g.mul(b, -0.5));
        return atLeast(g, g.sub(high, low), 0);
    }

    private static Symbol atLeast(Graph g, Symbol x, double low) {
        return g.clamp(x, low, 1e30);
    }

    private static Symbol size(Graph g, Symbol code, int channel) {
        return g.exp(g.clamp(column(g, code, channel), -3.5, 3.5));
    }

    private static Symbol column(Graph g, Symbol code, int channel) {
        return g.slice(code, 1, channel, channel + 1);
    }
}
