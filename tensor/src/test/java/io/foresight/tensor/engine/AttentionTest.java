package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Symbol;
import org.junit.jupiter.api.Test;

/** Attention against the same in plain Java: which keys a query sees, and what it makes of them. */
class AttentionTest {
    private static final int HEADS = 2;
    private static final int WIDTH = 4;
    private static final int KEYS = 5;
    private static final double TOLERANCE = 1e-5;
    private static final double BF16_TOLERANCE = 4e-2;

    private final float[] k = Evaluation.normal(HEADS * KEYS * WIDTH, 2);
    private final float[] v = Evaluation.normal(HEADS * KEYS * WIDTH, 3);
    private final Evaluation given = new Evaluation();
    private final Symbol keys = given.floats("k", k, 1, HEADS, KEYS, WIDTH);
    private final Symbol values = given.floats("v", v, 1, HEADS, KEYS, WIDTH);

    /** Which key a query may look at. */
    private interface Sight {
        boolean sees(int query, int key);
    }

    @Test
    void everyQuerySeesEveryKey() {
        float[] q = Evaluation.normal(HEADS * 3 * WIDTH, 1);
        Symbol queries = given.floats("q", q, 1, HEADS, 3, WIDTH);
        assertNear(given.floats(g -> g.attention(queries, keys, values)), expected(q, 3, (t, s) -> true), TOLERANCE);
    }

    @Test
    void causalQueriesSeeThemselvesAndWhatCameBefore() {
        float[] q = Evaluation.normal(HEADS * KEYS * WIDTH, 1);
        Symbol queries = given.floats("q", q, 1, HEADS, KEYS, WIDTH);
        float[] expected = expected(q, KEYS, (t, s) -> s <= t);
        assertNear(given.floats(g -> g.causalAttention(queries, keys, values)), expected, TOLERANCE);
    }

    @Test
    void behindACacheTheQueriesAreTheLastPlaces() {
        float[] q = Evaluation.normal(HEADS * 2 * WIDTH, 1);
        Symbol queries = given.floats("q", q, 1, HEADS, 2, WIDTH);
        float[] expected = expected(q, 2, (t, s) -> s <= t + KEYS - 2);
        assertNear(given.floats(g -> g.causalAttention(queries, keys, values)), expected, TOLERANCE);
    }

    @Test
    void aMaskHidesKeysAndAQueryThatSeesNothingGetsZeros() {
        float[] q = Evaluation.normal(HEADS * 3 * WIDTH, 1);
        Symbol queries = given.floats("q", q, 1, HEADS, 3, WIDTH);
        float[] shown = {1, 0, 1, 0, 0, /**/ 0, 0, 0, 0, 0, /**/ 0, 1, 1, 1, 1};
        Symbol mask = given.floats("mask", shown, 3, KEYS);
        float[] expected = expected(q, 3, (t, s) -> shown[t * KEYS + s] > 0);
        float[] actual = given.floats(g -> g.maskedAttention(queries, keys, values, g.greater(mask, 0.5)));
        assertNear(actual, expected, TOLERANCE);
    }

    @Test
    void inBfloat16ItStaysNear() {
        float[] q = Evaluation.normal(HEADS * 3 * WIDTH, 1);
        Symbol queries = given.floats("q", q, 1, HEADS, 3, WIDTH);
        float[] expected = expected(q, 3, (t, s) -> s <= t + KEYS - 3);
        float[] actual = given.floats(g -> g.causalAttention(queries, keys, values), Precision.BF16);
        assertNear(actual, expected, BF16_TOLERANCE);
    }

    @Test
    void shapesThatDoNotFitAreShown() {
        Graph g = given.graph();
        Symbol narrow = g.input("narrow", DType.FLOAT32, 1, HEADS, 3, WIDTH - 1);
        assertThatThrownBy(() -> g.attention(narrow, keys, values)).hasMessageContaining("(1, 2, 3, 3)");
        Symbol q = g.input("q", DType.FLOAT32, 1, HEADS, 3, WIDTH);
        Symbol mask = g.greater(g.input("mask", DType.FLOAT32, 4, KEYS), 0);
        assertThatThrownBy(() -> g.maskedAttention(q, keys, values, mask)).hasMessageContaining("sizes 4 and 3");
        assertThatThrownBy(() -> g.maskedAttention(q, keys, values, q)).hasMessageContaining("BOOL mask");
    }

    private float[] expected(float[] q, int count, Sight sight) {
        float[] result = new float[HEADS * count * WIDTH];
        for (int h = 0; h < HEADS; h++) {
            for (int t = 0; t < count; t++) {
                double[] share = new double[KEYS];
                double sum = 0;
                for (int s = 0; s < KEYS; s++) {
                    double score = 0;
                    for (int d = 0; d < WIDTH; d++) {
                        score += q[(h * count + t) * WIDTH + d] * k[(h * KEYS + s) * WIDTH + d];
                    }
                    share[s] = sight.sees(t, s) ? Math.exp(score / Math.sqrt(WIDTH)) : 0;
                    sum += share[s];
                }
                for (int d = 0; sum > 0 && d < WIDTH; d++) {
                    double mixed = 0;
                    for (int s = 0; s < KEYS; s++) {
                        mixed += share[s] / sum * v[(h * KEYS + s) * WIDTH + d];
                    }
                    result[(h * count + t) * WIDTH + d] = (float) mixed;
                }
            }
        }
        return result;
    }

    private static void assertNear(float[] actual, float[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).isCloseTo(expected[i], within((float) tolerance));
        }
    }
}
