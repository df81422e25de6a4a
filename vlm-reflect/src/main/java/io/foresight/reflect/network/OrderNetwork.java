package io.foresight.reflect.network;

import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.GroupConvBlock;
import io.foresight.tensor.layer.Linear;

/**
 * Reads from the picture of the finished board which of two pieces lies over the other. A pair is seen through the {@link ColourPlanes} of
 * both pieces and of the board, so that what it learns about one pair of colours holds for all.
 *
 * <p>Shapes: B pictures, M pieces in them, N pairs of these, H and W the sides of {@link PictureWindow#BOARD}.
 */
public final class OrderNetwork {
    /** Class of a pair: neither lies directly over the other. */
    public static final int APART = 0;

    /** Class of a pair: the second lies over the first. */
    public static final int SECOND_OVER = 1;

    /** Class of a pair: the first lies over the second. */
    public static final int FIRST_OVER = 2;

    /** Classes. */
    public static final int CLASSES = 3;

    /** Features of a pair. */
    public static final int FEATURES = 96;

    private static final int GROUPS = 8;
    private static final int[] PIECE_CHANNELS = {32, 48};
    private static final int PAIR_CHANNELS = 64;
    private static final int DEEP_CHANNELS = 96;
    private static final double EPSILON = 1e-5;

    private OrderNetwork() {}

    /**
     * Adds inputs {@code goal} UINT8 (B, H, W, 3); {@code picture} INT64 (M) and {@code colour} fp32 (M, 3), in which picture a piece is and
     * its colour; {@code first} and {@code second} INT64 (N), which pieces a pair is of; and the network.
     *
     * @param side of the pictures that the windows are cut from, pixels
     * @return features (N, {@link #FEATURES})
     */
    private static Symbol features(Graph g, int side) {
        Symbol goal =
                ColourPlanes.unpacked(g, ColourPlanes.input(g, "goal", PictureWindow.BOARD, side)); // (B, 3, H, W)
        Symbol picture = g.input("picture", DType.INT64, -1); // (M)
        Symbol colour = g.input("colour", DType.FLOAT32, -1, 3); // (M, 3)
        Symbol first = g.input("first", DType.INT64, -1); // (N)
        Symbol second = g.input("second", DType.INT64, -1); // (N)

        Symbol pieces = pieces(g, g.indexSelect(goal, 0, picture), colour); // (M, C, H/4, W/4)
        // a convolution of both pieces' features side by side is the sum of one of each: worked out once a piece, not
        // once a pair
        Symbol x = g.add(
                g.indexSelect(half(g, "order.first", pieces), 0, first),
                g.indexSelect(half(g, "order.second", pieces), 0, second)); // (N, P, H/4, W/4)
        x = g.relu(g.groupNorm("order.pair.norm", x, GROUPS, EPSILON));
        x = new GroupConvBlock("order.deep0", PAIR_CHANNELS, DEEP_CHANNELS, 3, 2, GROUPS)
                .apply(g, x); // (N, D, H/8, W/8)
        x = new GroupConvBlock("order.deep1", DEEP_CHANNELS, DEEP_CHANNELS, 3, 1, GROUPS).apply(g, x);
        Symbol pooled = Pooled.meanAndMax(g, x); // (N, 2 D)
        return g.relu(new Linear("order.hidden", 2 * DEEP_CHANNELS, FEATURES).apply(g, pooled));
    }

    /** What features say of which lies over which: logits (N, {@link #CLASSES}). */
    private static Symbol order(Graph g, Symbol features) {
        return g.inFullPrecision(() -> new Linear("order.out", FEATURES, CLASSES).apply(g, features));
    }

    /** What each piece looks like in its picture: (M, 3, H, W) and (M, 3) to (M, C, H/4, W/4). */
    private static Symbol pieces(Graph g, Symbol seen, Symbol colour) {
        Symbol light = ColourPlanes.luminance(g, seen); // (M, 1, H, W)
        Symbol x = g.cat(1, ColourPlanes.ofPiece(g, seen, colour), light, ColourPlanes.places(g, light));
        int in = ColourPlanes.OF_PIECE + 3;
        for (int k = 0; k < PIECE_CHANNELS.length; k++) {
            x = new GroupConvBlock("order.piece" + k, in, PIECE_CHANNELS[k], 3, 2, GROUPS).apply(g, x);
            in = PIECE_CHANNELS[k];
        }
        return x;
    }

    private static Symbol half(Graph g, String name, Symbol pieces) {
        Symbol weight = g.parameter(name + ".weight", Init.kaiming(), PAIR_CHANNELS, pieces.dim(1), 3, 3);
        return g.conv2d(pieces, weight, 1, 1);
    }

    /** The graph that serves: outputs {@code order}, probabilities (N, {@link #CLASSES}) at this temperature, and {@code features} (N, {@link #FEATURES}). */
    public static Graph serving(int side, double temperature) {
        Graph g = new Graph("order");
        Symbol features = features(g, side);
        g.output("order", g.softmax(g.mul(order(g, features), 1 / temperature), 1));
        g.output("features", g.toFloat(features));
        return g;
    }

    /** The graph that learns: a further input {@code label} INT64 (N), outputs {@code loss} and {@code right}, the share of right answers. */
    public static Graph learning(int side) {
        Graph g = new Graph("order");
        Symbol logits = order(g, features(g, side));
        Symbol label = g.input("label", DType.INT64, -1);
        g.output("loss", g.mean(g.crossEntropy(logits, label)));
        g.output("right", g.mean(g.toFloat(g.equal(g.argMax(logits, 1), label))));
        return g;
    }
}
