package io.foresight.reflect.network;

import io.foresight.planner.task.Colour;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * What pictures show of pieces, as planes that do not depend on which colour a piece has: how much each pixel looks like the piece's
 * colour, and how bright it is. Networks that see only these planes treat all colours alike.
 *
 * <p>A pixel p and a colour c, both red, green, blue in 0..1. Light changes the length of p, not its direction, so the sine of the angle
 * between the two tells whether p is of colour c, and p.c / c.c how bright it is in terms of c.
 */
public final class ColourPlanes {
    /** Planes of a piece in one picture: likeness and brightness. */
    static final int OF_PIECE = 2;

    /** Sine at which the likeness has fallen to 1/e. Neighbours of the palette, brown and orange, are 0.13 apart. */
    private static final double WIDTH = 0.08;

    /** Squared length below which a pixel has no direction. */
    private static final double FAINTEST = 1e-4;

    private ColourPlanes() {}

    /** Red, green, blue in 0..1 as the networks take it. */
    public static float[] rgb(Colour colour) {
        int rgb = colour.rgb();
        return new float[] {(rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f};
    }

    /**
     * How much a pixel looks like a piece's colour, 0 to 1: likeness as {@link #ofPiece} computes it in a network.
     *
     * @param pixel {@code 0xRRGGBB}
     */
    public static double likeness(int pixel, Colour colour) {
        float[] c = rgb(colour);
        double dot = 0;
        double pp = FAINTEST;
        double cc = 0;
        for (int k = 0; k < c.length; k++) {
            double p = (pixel >> 16 - 8 * k & 255) / 255.0;
            dot += p * c[k];
            pp += p * p;
            cc += c[k] * c[k];
        }
        return Math.exp(-Math.max(0, 1 - dot * dot / (pp * cc)) / (WIDTH * WIDTH));
    }

    /** UINT8 (B, H, W, 3) to fp32 (B, 3, H, W) in 0..1. */
    static Symbol unpacked(Graph g, Symbol bytes) {
        return g.mul(g.permute(g.toFloat(bytes), 0, 3, 1, 2), 1 / 255.0);
    }

    /** Brightness of (B, 3, H, W): (B, 1, H, W). */
    static Symbol luminance(Graph g, Symbol pictures) {
        return g.mean(pictures, true, 1);
    }

    /**
     * Likeness and brightness, (N, 2, H, W).
     *
     * @param pictures (N, 3, H, W)
     * @param colours (N, 3)
     */
    static Symbol ofPiece(Graph g, Symbol pictures, Symbol colours) {
        return g.inFullPrecision(() -> {
            Symbol c = g.unsqueeze(g.unsqueeze(colours, 2), 3); // (N, 3, 1, 1)
            Symbol dot = g.sum(g.mul(pictures, c), true, 1); // (N, 1, H, W)
            Symbol pp = g.add(g.sum(g.mul(pictures, pictures), true, 1), FAINTEST);
            Symbol cc = g.sum(g.mul(c, c), true, 1); // (N, 1, 1, 1)
            Symbol cosineSquared = g.div(g.mul(dot, dot), g.mul(pp, cc));
            Symbol sineSquared = g.clamp(g.add(g.neg(cosineSquared), 1), 0, 1);
            Symbol likeness = g.exp(g.mul(sineSquared, -1 / (WIDTH * WIDTH)));
            Symbol brightness = g.mul(likeness, g.div(dot, cc));
            return g.cat(1, likeness, brightness);
        });
    }

    /** Planes 0 to 1 from left to right and from top to bottom, (N, 2, H, W) as {@code light} (N, 1, H, W): where in the window a pixel lies. */
    static Symbol places(Graph g, Symbol light) {
        Symbol zero = g.mul(light, 0); // (N, 1, H, W)
        Symbol across = g.mul(g.toFloat(g.range(light, 3)), 1.0 / light.dim(3)); // (W)
        Symbol down = g.unsqueeze(g.mul(g.toFloat(g.range(light, 2)), 1.0 / light.dim(2)), 1); // (H, 1)
        return g.cat(1, g.add(zero, across), g.add(zero, down));
    }

    /** The input of pictures: UINT8 (B, rows, columns, 3), any number of them. */
    static Symbol input(Graph g, String name, PictureWindow window, int side) {
        return g.input(name, DType.UINT8, -1, window.rows(side), window.columns(side), 3);
    }
}
