package io.foresight.reflect.network;

import io.foresight.reflect.belief.PieceStatus;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import io.foresight.tensor.layer.GroupConvBlock;
import io.foresight.tensor.layer.Linear;

/**
 * Reads from the pictures of the scene and of the goal where a piece is ({@link PieceStatus}), one piece at a time, through its
 * {@link ColourPlanes} in both.
 *
 * <p>Shapes: B pairs of pictures, N pieces, H = W the side of {@link PictureWindow#SCENE}.
 */
public final class PieceNetwork {
    private static final int GROUPS = 8;
    private static final int[] CHANNELS = {24, 48, 64, 96};
    private static final int[] STRIDES = {2, 2, 2, 2};
    private static final int HIDDEN = 96;

    private PieceNetwork() {}

    /** Features of a piece in a pair of pictures. */
    public static final int FEATURES = 2 * CHANNELS[CHANNELS.length - 1];

    /**
     * Adds inputs {@code image} and {@code goal} UINT8 (B, H, W, 3), {@code picture} INT64 (N), {@code colour} fp32 (N, 3), and the part of
     * the network that looks.
     *
     * @param side of the pictures that the windows are cut from, pixels
     * @return features (N, {@link #FEATURES})
     */
    static Symbol features(Graph g, int side) {
        PictureWindow window = PictureWindow.SCENE;
        Symbol image = ColourPlanes.unpacked(g, ColourPlanes.input(g, "image", window, side)); // (B, 3, H, W)
        Symbol goal = ColourPlanes.unpacked(g, ColourPlanes.input(g, "goal", window, side)); // (B, 3, H, W)
        Symbol picture = g.input("picture", DType.INT64, -1); // (N)
        Symbol colour = g.input("colour", DType.FLOAT32, -1, 3); // (N, 3)
        Symbol now = g.indexSelect(image, 0, picture); // (N, 3, H, W)
        Symbol finished = g.indexSelect(goal, 0, picture); // (N, 3, H, W)
        Symbol light = ColourPlanes.luminance(g, now); // (N, 1, H, W)
        Symbol change = g.sub(light, ColourPlanes.luminance(g, finished)); // (N, 1, H, W)
        Symbol x = g.cat(
                1,
                ColourPlanes.ofPiece(g, now, colour),
                ColourPlanes.ofPiece(g, finished, colour),
                light,
                change,
                ColourPlanes.places(g, light)); // (N, 8, H, W)
        int in = 2 * ColourPlanes.OF_PIECE + 4;
        for (int k = 0; k < CHANNELS.length; k++) {
            x = new GroupConvBlock("piece" + k, in, CHANNELS[k], 3, STRIDES[k], GROUPS).apply(g, x);
            in = CHANNELS[k];
        }
        return Pooled.meanAndMax(g, x);
    }

    /** What features say of where the piece is: logits (N, statuses). */
    static Symbol status(Graph g, Symbol features) {
        Symbol hidden = g.relu(new Linear("piece.hidden", FEATURES, HIDDEN).apply(g, features));
        return g.inFullPrecision(() -> new Linear("piece.out", HIDDEN, PieceStatus.COUNT).apply(g, hidden));
    }

    /** The graph that serves: outputs {@code status}, probabilities (N, statuses) at this temperature, and {@code features} (N, {@link #FEATURES}). */
    public static Graph serving(int side, double temperature) {
        Graph g = new Graph("piece");
        Symbol features = features(g, side);
        g.output("status", g.softmax(g.mul(status(g, features), 1 / temperature), 1));
        g.output("features", g.toFloat(features));
        return g;
    }

    /** The graph that learns: a further input {@code label} INT64 (N), outputs {@code loss} and {@code right}, the share of right answers. */
    public static Graph learning(int side) {
        Graph g = new Graph("piece");
        Symbol logits = status(g, features(g, side));
        Symbol label = g.input("label", DType.INT64, -1);
        g.output("loss", g.mean(g.crossEntropy(logits, label)));
        g.output("right", g.mean(g.toFloat(g.equal(g.argMax(logits, 1), label))));
        return g;
    }
}
