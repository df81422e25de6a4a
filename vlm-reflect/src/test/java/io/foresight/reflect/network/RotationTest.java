package io.foresight.reflect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.graph.Symbol;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RotationTest {
    private static final int TOKENS = 5;
    private static final int DEPTH = 8;
    private static final int HEADING_HEAD = 2;
    private static final int STILL_HEAD = 3;

    @Test
    void productsStayWhenEverythingIsMoved() {
        float[] here = products(places(0, 0, 0));
        float[] there = products(places(0.3, -0.2, 0));
        assertThat(there).containsExactly(here, within(1e-4f));
    }

    @Test
    void productsStayWhenEverythingTurnsAndWhenAPieceIsTurnedHalfAround() {
        float[] before = products(places(0, 0, 0));
        float[] turned = products(places(0, 0, 0.9));
        assertThat(turned).containsExactly(before, within(1e-4f));
        float[] one = places(0, 0, 0);
        double heading = Math.atan2(one[3], one[2]) + 2 * Math.PI; // twice half a turn
        one[2] = (float) Math.cos(heading);
        one[3] = (float) Math.sin(heading);
        assertThat(products(one)).containsExactly(before, within(1e-4f));
    }

    @Test
    void productsTellWhereAndHowOnePieceMoved() {
        float[] before = products(places(0, 0, 0));
        float[] moved = places(0, 0, 0);
        moved[0] += 0.1f;
        assertThat(difference(before, products(moved), 0)).isGreaterThan(0.01);
        assertThat(difference(before, products(moved), HEADING_HEAD)).isLessThan(1e-4);
        float[] turned = places(0, 0, 0);
        turned[2] = -turned[2];
        turned[3] = -turned[3];
        assertThat(difference(before, products(turned), HEADING_HEAD)).isGreaterThan(0.01);
        assertThat(difference(before, products(turned), 0)).isLessThan(1e-4);
        assertThat(difference(before, products(turned), STILL_HEAD)).isLessThan(1e-6);
    }

    @Test
    void aTokenWithoutHeadingIsNotComparedByIt() {
        float[] places = places(0, 0, 0);
        places[2] = 0;
        places[3] = 0;
        float[] products = products(places);
        for (int other = 0; other < TOKENS; other++) {
            assertThat(products[HEADING_HEAD * TOKENS * TOKENS + other]).isZero();
        }
    }

    /** Some places, all moved and turned. */
    private static float[] places(double x, double y, double turn) {
        SplittableRandom random = new SplittableRandom(3);
        float[] places = new float[TOKENS * Rotation.PLACE];
        for (int token = 0; token < TOKENS; token++) {
            double heading = 2 * (random.nextDouble() * Math.PI + turn);
            places[token * Rotation.PLACE] = (float) (random.nextDouble() + x);
            places[token * Rotation.PLACE + 1] = (float) (random.nextDouble() + y);
            places[token * Rotation.PLACE + 2] = (float) Math.cos(heading);
            places[token * Rotation.PLACE + 3] = (float) Math.sin(heading);
        }
        return places;
    }

    /** Of queries and keys of each head, (heads, tokens, tokens). */
    private static float[] products(float... places) {
        Expression expression = new Expression();
        long[] shape = {1, Rotation.HEADS, TOKENS, DEPTH};
        int count = Rotation.HEADS * TOKENS * DEPTH;
        Symbol q = expression.floats("q", Expression.normal(count, 1), shape);
        Symbol k = expression.floats("k", Expression.normal(count, 2), shape);
        Symbol at = expression.floats("at", places, 1, TOKENS, Rotation.PLACE);
        return expression.give(g -> {
            Rotation rotation = Rotation.byPlaces(g, at, DEPTH);
            return g.matmul(rotation.apply(g, q), g.permute(rotation.apply(g, k), 0, 1, 3, 2));
        });
    }

    private static double difference(float[] a, float[] b, int head) {
        double largest = 0;
        for (int k = head * TOKENS * TOKENS; k < (head + 1) * TOKENS * TOKENS; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }
}
