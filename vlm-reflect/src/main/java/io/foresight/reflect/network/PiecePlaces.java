package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;

/**
 * Where pieces are in a small picture and how they head there, by first and second moments of the pixels that look like them.
 *
 * <p>Legend: S scenes, P pieces of each, L pixels.
 *
 * @param planes (S, P, H, W), how much each pixel looks like the piece
 * @param places (S, P, {@link Rotation#PLACE}): x and y in shares of the picture, cosine and sine of twice the heading of the long axis, 0 where
 *     nothing is seen
 */
record PiecePlaces(Symbol planes, Symbol places) {
    private static final double BRIGHTEST = 1.3; // of a piece; gray under more light is the table
    private static final double STEEPNESS = 5;
    private static final double TINY = 1e-6;

    /** @param pictures (S, 3, H, W) in 0..1; colours (S, P, 3) */
    static PiecePlaces of(Graph g, Symbol pictures, Symbol colours) {
        Symbol none = g.mul(g.unsqueeze(g.unsqueeze(colours, 3), 4), 0); // (S, P, 3, 1, 1)
        Symbol each = g.merge(g.add(none, g.unsqueeze(pictures, 1)), 0); // (S P, 3, H, W)
        Symbol seen = ColourPlanes.ofPiece(g, each, g.merge(colours, 0)); // (S P, 2, H, W)
        Symbol likeness = g.slice(seen, 1, 0, 1); // (S P, 1, H, W)
        Symbol excess = g.sub(g.mul(likeness, BRIGHTEST), g.slice(seen, 1, 1, 2));
        Symbol weight = g.clamp(g.mul(excess, STEEPNESS), 0, 1); // (S P, 1, H, W)
        Symbol at = ColourPlanes.places(g, weight); // (S P, 2, H, W)
        Symbol x = g.slice(at, 1, 0, 1);
        Symbol y = g.slice(at, 1, 1, 2);
        Symbol mass = g.add(total(g, weight), TINY); // (S P, 1)
        Symbol meanX = g.div(total(g, g.mul(weight, x)), mass);
        Symbol meanY = g.div(total(g, g.mul(weight, y)), mass);
        Symbol xx = g.sub(g.div(total(g, g.mul(weight, g.mul(x, x))), mass), g.mul(meanX, meanX));
        Symbol yy = g.sub(g.div(total(g, g.mul(weight, g.mul(y, y))), mass), g.mul(meanY, meanY));
        Symbol xy = g.sub(g.div(total(g, g.mul(weight, g.mul(x, y))), mass), g.mul(meanX, meanY));
        Symbol along = g.sub(xx, yy);
        Symbol across = g.mul(xy, 2);
        Symbol length = g.sqrt(g.add(g.add(g.mul(along, along), g.mul(across, across)), TINY * TINY));
        Symbol places = g.cat(1, meanX, meanY, g.div(along, length), g.div(across, length)); // (S P, 4)
        return new PiecePlaces(Sizes.unmerged(g, g.squeeze(weight, 1), colours), Sizes.unmerged(g, places, colours));
    }

    private static Symbol total(Graph g, Symbol planes) {
        return g.sum(planes, false, 2, 3); // (S P, 1)
    }
}
