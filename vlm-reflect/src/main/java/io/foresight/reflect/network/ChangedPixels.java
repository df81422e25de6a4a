package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/** What counts in a picture that is imagined: most of it stays as it was, so that what changes would hardly be learnt. */
final class ChangedPixels {
    private static final double STEEPNESS = 10;
    private static final double UNCHANGED = 0.5;

    private ChangedPixels() {}

    /**
     * Weight of each pixel's error, (N, 1, H, W): {@value #UNCHANGED} where nothing changes, up to eleven times as much where much does.
     *
     * @param truth (N, 3, H, W) in 0..1; before likewise
     */
    static Symbol weight(Graph g, Symbol truth, Symbol before) {
        Symbol change = g.mean(g.abs(g.sub(truth, before)), true, 1); // (N, 1, H, W)
        return g.add(g.clamp(g.mul(change, STEEPNESS), 0, STEEPNESS / 2), UNCHANGED);
    }
}
