package io.foresight.reflect.network;

import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import java.util.Arrays;

/**
 * Rotations of queries and keys by where pieces are and how they head, so that their products depend on differences alone. Of
 * {@value #HEADS} heads two turn by x and y (rotary embedding, Su et al. 2021, half of the pairs each), one turns all pairs by twice the
 * heading (DRoPE, arXiv 2503.15029; a piece looks the same after half a turn), and one does not turn.
 *
 * <p>Legend: B samples, N heads, T tokens, D depth of a head, of which number l is paired with number l + D / 2.
 *
 * @param cosine of the angles, (B, N, T, D / 2)
 * @param sine likewise
 */
record Rotation(Symbol cosine, Symbol sine) {
    /** Heads. */
    static final int HEADS = 4;

    /** What {@link #byPlaces} takes of a token: x, y, cosine and sine of twice the heading. */
    static final int PLACE = 4;

    private static final double SLOWEST = Math.PI / 2; // radians over the window's width

    /**
     * By places (B, T, {@value #PLACE}): x and y in shares of the window, cosine and sine of twice the heading. A token whose cosine and
     * sine are 0 has no heading: the head that turns by it finds nothing in the token.
     *
     * @param depth D, a multiple of 4
     */
    static Rotation byPlaces(Graph g, Symbol places, int depth) {
        int pairs = depth / 2;
        Symbol x = g.slice(places, 2, 0, 1); // (B, T, 1)
        Symbol y = g.slice(places, 2, 1, 2);
        Symbol[] turns = new Symbol[pairs];
        for (int l = 0; l < pairs; l++) {
            turns[l] = g.mul(l < pairs / 2 ? x : y, SLOWEST * (1 << l % (pairs / 2)));
        }
        Symbol angles = g.cat(2, turns); // (B, T, D / 2)
        Symbol still = g.mul(angles, 0);
        Symbol cosine = repeated(g, g.slice(places, 2, 2, 3), pairs);
        Symbol sine = repeated(g, g.slice(places, 2, 3, 4), pairs);
        return new Rotation(
                heads(g, g.cos(angles), g.cos(angles), cosine, g.add(still, 1)),
                heads(g, g.sin(angles), g.sin(angles), sine, still));
    }

    private static Symbol repeated(Graph g, Symbol x, int times) {
        Symbol[] all = new Symbol[times];
        Arrays.fill(all, x);
        return g.cat(2, all);
    }

    private static Symbol heads(Graph g, Symbol... heads) {
        Symbol[] all = new Symbol[heads.length];
        for (int n = 0; n < heads.length; n++) {
            all[n] = g.unsqueeze(heads[n], 1); // (B, 1, T, D / 2)
        }
        return g.cat(1, all);
    }

    /** Queries or keys (B, N, T, D), turned. */
    Symbol apply(Graph g, Symbol x) {
        long half = x.dim(3) / 2;
        Symbol first = g.slice(x, 3, 0, half);
        Symbol second = g.slice(x, 3, half, 2 * half);
        return g.cat(
                3, g.sub(g.mul(first, cosine), g.mul(second, sine)), g.add(g.mul(first, sine), g.mul(second, cosine)));
    }
}
