package io.foresight.tensor.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.graph.Symbol;
import org.junit.jupiter.api.Test;

/** Values of operations against the same written out in plain Java. */
class OperationTest {
    private static final double TOLERANCE = 1e-5;
    private static final double BF16_TOLERANCE = 3e-2; // values of order 1, eight bits

    private final Evaluation given = new Evaluation();

    @Test
    void matmulMultipliesEveryMatrixOfTheBatch() {
        float[] a = Evaluation.normal(2 * 3 * 4, 1);
        float[] b = Evaluation.normal(4 * 5, 2);
        Symbol left = given.floats("a", a, 2, 3, 4);
        Symbol right = given.floats("b", b, 4, 5);
        float[] y = given.floats(g -> g.matmul(left, right));
        for (int n = 0; n < 2; n++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 5; j++) {
                    double sum = 0;
                    for (int k = 0; k < 4; k++) {
                        sum += a[(n * 3 + i) * 4 + k] * b[k * 5 + j];
                    }
                    assertThat((double) y[(n * 3 + i) * 5 + j]).isCloseTo(sum, within(TOLERANCE));
                }
            }
        }
    }

    @Test
    void layerNormHasMeanZeroAndDeviationOneInEachRow() {
        float[] x = Evaluation.normal(3 * 8, 3);
        Symbol input = given.floats("x", x, 3, 8);
        float[] y = given.floats(g -> g.layerNorm("norm", input, 1e-5));
        for (int row = 0; row < 3; row++) {
            assertNormalised(x, y, row * 8, 8);
        }
    }

    @Test
    void groupNormTakesItsStatisticsOverGroupsOfChannels() {
        float[] x = Evaluation.normal(2 * 4 * 3 * 2, 4);
        Symbol input = given.floats("x", x, 2, 4, 3, 2);
        float[] y = given.floats(g -> g.groupNorm("norm", input, 2, 1e-5));
        for (int group = 0; group < 4; group++) {
            assertNormalised(x, y, group * 12, 12);
        }
    }

    private static void assertNormalised(float[] x, float[] y, int from, int count) {
        double mean = 0;
        double square = 0;
        for (int i = from; i < from + count; i++) {
            mean += x[i] / count;
        }
        for (int i = from; i < from + count; i++) {
            square += (x[i] - mean) * (x[i] - mean) / count;
        }
        for (int i = from; i < from + count; i++) {
            double expected = (x[i] - mean) / Math.sqrt(square + 1e-5);
            assertThat((double) y[i]).isCloseTo(expected, within(TOLERANCE));
        }
    }

    @Test
    void crossEntropyIsMinusTheLogOfTheRightAnswersProbability() {
        float[] logits = Evaluation.normal(4 * 5, 5);
        Symbol x = given.floats("x", logits, 2, 2, 5);
        Symbol target = given.longs("target", new long[] {0, 4, 2, 2}, 2, 2);
        float[] loss = given.floats(g -> g.crossEntropy(x, target));
        int[] right = {0, 4, 2, 2};
        for (int row = 0; row < 4; row++) {
            double expected = -Math.log(probability(logits, row, right[row]));
            assertThat((double) loss[row]).isCloseTo(expected, within(TOLERANCE));
        }
    }

    @Test
    void setCrossEntropySumsTheProbabilityOfAllRightAnswers() {
        float[] logits = Evaluation.normal(3 * 5, 6);
        Symbol x = given.floats("x", logits, 3, 5);
        float[] right = {1, 0, 1, 0, 1, /**/ 0, 1, 0, 0, 0, /**/ 1, 1, 1, 1, 1};
        Symbol set = given.floats("right", right, 3, 5);
        float[] loss = given.floats(g -> g.setCrossEntropy(x, g.greater(set, 0.5)));
        double first = probability(logits, 0, 0) + probability(logits, 0, 2) + probability(logits, 0, 4);
        assertThat((double) loss[0]).isCloseTo(-Math.log(first), within(TOLERANCE));
        assertThat((double) loss[1]).isCloseTo(-Math.log(probability(logits, 1, 1)), within(TOLERANCE));
        assertThat((double) loss[2]).isCloseTo(0, within(TOLERANCE));
    }

    @Test
    void aRowWithoutARightAnswerHasAnInfiniteLoss() {
        Symbol x = given.floats("x", new float[] {1, 2}, 1, 2);
        Symbol set = given.floats("right", new float[] {0, 0}, 1, 2);
        assertThat(given.floats(g -> g.setCrossEntropy(x, g.greater(set, 0.5))))
                .containsExactly(Float.POSITIVE_INFINITY);
    }

    private static double probability(float[] logits, int row, int answer) {
        double sum = 0;
        for (int k = 0; k < 5; k++) {
            sum += Math.exp(logits[row * 5 + k]);
        }
        return Math.exp(logits[row * 5 + answer]) / sum;
    }

    @Test
    void embeddingAndSegmentSumArePickingAndAddingRows() {
        float[] table = Evaluation.normal(4 * 3, 7);
        Symbol rows = given.floats("table", table, 4, 3);
        Symbol index = given.longs("index", new long[] {3, 0, 3, 1}, 4);
        float[] sums = given.floats(g -> g.segmentSum(g.embedding(rows, index), index, index));
        for (int c = 0; c < 3; c++) {
            assertThat(sums[c]).isEqualTo(table[c]);
            assertThat(sums[3 + c]).isEqualTo(table[3 + c]);
            assertThat(sums[6 + c]).isZero();
            assertThat((double) sums[9 + c]).isCloseTo(2 * table[9 + c], within(TOLERANCE));
        }
    }

    @Test
    void bilinearUpSamplingInterpolatesBetweenTheMiddlesOfCells() {
        Symbol x = given.floats("x", new float[] {1, 3, 5, 9}, 1, 1, 2, 2);
        float[] y = given.floats(g -> g.upsampleBilinear(x, 2));
        float[][] map = {{1, 3}, {5, 9}};
        for (int r = 0; r < 4; r++) {
            for (int c = 0; c < 4; c++) {
                double v = Math.min(1, Math.max(0, (r + 0.5) / 2 - 0.5));
                double u = Math.min(1, Math.max(0, (c + 0.5) / 2 - 0.5));
                double expected =
                        (1 - v) * ((1 - u) * map[0][0] + u * map[0][1]) + v * ((1 - u) * map[1][0] + u * map[1][1]);
                assertThat((double) y[r * 4 + c]).isCloseTo(expected, within(TOLERANCE));
            }
        }
    }

    @Test
    void gridSamplingReadsBetweenCellsAndZeroOutside() {
        float[] map = {1, 2, 3, 4, 5, 6}; // (H, W) = (2, 3)
        Symbol x = given.floats("x", map, 1, 1, 2, 3);
        float[] places = {0, 0, /**/ -2f / 3, -0.5f, /**/ 1, 0.5f, /**/ 5, 5, /**/ 1f / 3, 0};
        Symbol grid = given.floats("grid", places, 1, 1, 5, 2);
        float[] y = given.floats(g -> g.gridSample(x, grid));
        assertThat((double) y[0]).isCloseTo((2 + 5) / 2.0, within(TOLERANCE)); // the middle of the map
        assertThat((double) y[1]).isCloseTo(1, within(TOLERANCE)); // the middle of the first cell
        assertThat((double) y[2]).isCloseTo(6 / 2.0, within(TOLERANCE)); // on the outer edge: half of it is zero
        assertThat(y[3]).isZero();
        assertThat((double) y[4]).isCloseTo((2.5 + 5.5) / 2, within(TOLERANCE));
    }

    @Test
    void geluIsXTimesTheNormalDistribution() {
        float[] x = {-3, -1, -0.1f, 0, 0.5f, 2};
        Symbol input = given.floats("x", x, 6);
        float[] y = given.floats(g -> g.gelu(input));
        for (int i = 0; i < x.length; i++) {
            assertThat((double) y[i]).isCloseTo(x[i] * normalDistribution(x[i]), within(TOLERANCE));
        }
    }

    /** By Simpson's rule from -8. */
    private static double normalDistribution(double x) {
        int steps = 2000;
        double h = (x + 8) / steps;
        double sum = 0;
        for (int i = 0; i <= steps; i++) {
            double t = -8 + i * h;
            double weight = i == 0 || i == steps ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
        }
        return sum * h / 3;
    }

    @Test
    void positionsAndPlacesAreWholeNumbers() {
        Symbol x = given.floats("x", new float[] {3, 9, 9, -1, 0, -2}, 2, 3);
        assertThat(given.longs(g -> g.argMax(x, 1))).containsExactly(1, 1);
        Evaluation again = new Evaluation();
        Symbol y = again.floats("x", new float[6], 2, 3);
        assertThat(again.longs(g -> g.add(g.range(y, 1), g.size(y, 0)))).containsExactly(2, 3, 4);
    }

    @Test
    void productsInBfloat16StayNear() {
        float[] a = Evaluation.normal(4 * 16, 8);
        float[] b = Evaluation.normal(16 * 4, 9);
        Evaluation other = new Evaluation();
        Symbol left = given.floats("a", a, 4, 16);
        Symbol right = given.floats("b", b, 16, 4);
        Symbol sameLeft = other.floats("a", a, 4, 16);
        Symbol sameRight = other.floats("b", b, 16, 4);
        float[] full = given.floats(g -> g.softmax(g.matmul(left, right), -1));
        float[] half = other.floats(g -> g.softmax(g.matmul(sameLeft, sameRight), -1), Precision.BF16);
        for (int i = 0; i < full.length; i++) {
            assertThat(half[i]).isCloseTo(full[i], within((float) BF16_TOLERANCE));
        }
        assertThat(half).isNotEqualTo(full);
    }
}
