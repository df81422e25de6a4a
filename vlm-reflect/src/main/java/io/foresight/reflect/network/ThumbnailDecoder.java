package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.GroupConvBlock;
import io.foresight.tensor.layer.Linear;

/**
 * Draws imagined frames: each pixel is taken from the present, from the goal, or painted. Where which, and what is to be painted, is told by
 * the pieces' tokens through marks at the places where the pieces are seen now and in the goal.
 *
 * <p>Legend: G frames, P pieces, H and W the side of a {@link Thumbnail}, L = H W.
 */
final class ThumbnailDecoder {
    private static final int MARKS = 8;
    private static final int CHANNELS = 32;
    private static final int GROUPS = 4;
    private static final int SOURCES = 3;
    private static final double DIRECTLY = 3;
    private static final int INKS = 3; // a piece's colour where it is now, where it is in the goal, anywhere

    private ThumbnailDecoder() {}

    /**
     * What each frame is drawn from, all (G, ..).
     *
     * @param tokens (G, P, C)
     * @param now (G, 3, H, W), the present in 0..1; goal likewise
     * @param nowPlanes (G, P, H, W), where pieces are seen now; goalPlanes likewise in the goal
     * @param colours (G, P, 3)
     * @param real (G, P)
     */
    record Scenes(
            Symbol tokens, Symbol now, Symbol goal, Symbol nowPlanes, Symbol goalPlanes, Symbol colours, Symbol real) {}

    /** Pictures (G, 3, H, W) in 0..1. */
    static Symbol pictures(Graph g, String name, Scenes scenes) {
        int width = (int) scenes.tokens.dim(2);
        Symbol real = g.unsqueeze(scenes.real, 2); // (G, P, 1)
        Symbol marks = g.mul(new Linear(name + ".marks", width, 2 * MARKS).apply(g, scenes.tokens), real);
        Symbol inks =
                g.mul(g.sigmoid(new Linear(name + ".inks", width, INKS).apply(g, scenes.tokens)), real); // (G, P, 3)
        Symbol now = g.merge(scenes.nowPlanes, 2); // (G, P, L)
        Symbol goal = g.merge(scenes.goalPlanes, 2);
        Symbol first = g.permute(g.slice(marks, 2, 0, MARKS), 0, 2, 1); // (G, M, P)
        Symbol second = g.permute(g.slice(marks, 2, MARKS, 2 * MARKS), 0, 2, 1);
        Symbol marked = g.add(g.matmul(first, now), g.matmul(second, goal)); // (G, M, L)
        Symbol inHand = g.matmul(ink(g, scenes, inks, 2), g.add(g.mul(now, 0), 1)); // (G, 3, L)
        Symbol flat = g.cat(
                1, marked, g.matmul(ink(g, scenes, inks, 0), now), g.matmul(ink(g, scenes, inks, 1), goal), inHand);
        Symbol painted = g.split(flat, 2, Thumbnail.SIDE, Thumbnail.SIDE); // (G, M + 9, H, W)
        Symbol light = ColourPlanes.luminance(g, scenes.now);
        Symbol x = g.cat(1, painted, scenes.now, scenes.goal, ColourPlanes.places(g, light));
        x = new GroupConvBlock(name + ".conv0", MARKS + 3 * INKS + 8, CHANNELS, 3, 1, GROUPS).apply(g, x);
        x = new GroupConvBlock(name + ".conv1", CHANNELS, CHANNELS, 3, 1, GROUPS).apply(g, x);
        Symbol weight = g.parameter(name + ".out.weight", Init.xavier(), SOURCES + 3, CHANNELS, 3, 3);
        Symbol out = g.conv2d(x, weight, g.parameter(name + ".out.bias", Init.constant(0), SOURCES + 3), 1, 1);
        Symbol told = g.mul(g.slice(painted, 1, 0, SOURCES), DIRECTLY); // some marks count without a detour
        Symbol usual = g.parameter(name + ".usual", Init.constant(0), SOURCES, 1, 1);
        Symbol shares = g.softmax(g.add(g.add(g.slice(out, 1, 0, SOURCES), told), usual), 1); // (G, 3, H, W)
        Symbol paint = g.sigmoid(g.slice(out, 1, SOURCES, SOURCES + 3));
        return g.add(
                g.add(g.mul(g.slice(shares, 1, 0, 1), scenes.now), g.mul(g.slice(shares, 1, 1, 2), scenes.goal)),
                g.mul(g.slice(shares, 1, 2, 3), paint));
    }

    /** Colours weighed by an ink, (G, 3, P). */
    private static Symbol ink(Graph g, Scenes scenes, Symbol inks, int number) {
        return g.permute(g.mul(scenes.colours, g.slice(inks, 2, number, number + 1)), 0, 2, 1);
    }
}
