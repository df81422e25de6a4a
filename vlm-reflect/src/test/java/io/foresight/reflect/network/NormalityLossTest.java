package io.foresight.reflect.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.tensor.archive.Precision;
import io.foresight.tensor.archive.Weights;
import io.foresight.tensor.engine.HostTensor;
import io.foresight.tensor.engine.TrainableNetwork;
import io.foresight.tensor.graph.DType;
import io.foresight.tensor.graph.Graph;
import io.foresight.tensor.graph.Init;
import io.foresight.tensor.graph.Symbol;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalityLossTest {
    private static final int ROWS = 400;
    private static final int WIDTH = 6;
    private static final int DIRECTIONS = 5;

    @Test
    void isTheStatisticOfEppsAndPulley() {
        float[] rows = Expression.normal(ROWS * WIDTH, 1);
        for (int k = 0; k < rows.length; k++) {
            rows[k] = 0.4f + 1.3f * rows[k];
        }
        float[] directions = Expression.normal(WIDTH * DIRECTIONS, 2);
        assertThat(statistic(rows, directions)).isCloseTo(reference(rows, directions), within(0.02));
    }

    @Test
    void isSmallForNormalRowsAndGrowsWithTheNumberOfRowsThatAreAllTheSame() {
        float[] directions = Expression.normal(WIDTH * DIRECTIONS, 3);
        assertThat(statistic(Expression.normal(ROWS * WIDTH, 4), directions)).isBetween(0.1, 3.0);
        // integral of (1 - exp(-t^2 / 2))^2 exp(-t^2 / 2), the tails beyond 3 left out
        assertThat(statistic(new float[ROWS * WIDTH], directions) / ROWS).isCloseTo(0.409, within(0.007));
    }

    @Test
    void pullsRowsApartThatHaveCollapsed() {
        Graph g = new Graph("collapsed");
        Symbol rows = g.parameter("rows", Init.normal(0.05), ROWS, WIDTH);
        g.output("loss", NormalityLoss.statistic(g, rows, g.input("directions", DType.FLOAT32, WIDTH, -1)));
        Weights start = Weights.initial(g, new SplittableRandom(5));
        try (TrainableNetwork network = TrainableNetwork.load(Expression.engine(), g, start, Precision.FP32)) {
            double before = deviation(network.weights());
            for (int step = 0; step < 40; step++) {
                HostTensor directions =
                        HostTensor.of(Expression.normal(WIDTH * DIRECTIONS, 100 + step), WIDTH, DIRECTIONS);
                network.zeroGradients();
                network.step(Map.of("directions", directions));
                float[] values = network.weights().get("rows").values().clone();
                float[] gradients = new float[values.length];
                network.gradients().readAll(gradients);
                for (int k = 0; k < values.length; k++) {
                    values[k] -= 2 * gradients[k];
                }
                network.parameters().writeAll(values);
            }
            assertThat(before).isLessThan(0.06);
            assertThat(deviation(network.weights())).isBetween(0.6, 1.4);
        }
    }

    private static double statistic(float[] rows, float[] directions) {
        Expression expression = new Expression();
        Symbol x = expression.floats("rows", rows, ROWS, WIDTH);
        Symbol along = expression.floats("directions", directions, WIDTH, DIRECTIONS);
        return expression.give(g -> NormalityLoss.statistic(g, x, along))[0];
    }

    /** By sums over pairs (Epps and Pulley 1983, Henze 1990): the integrals over all t are known. */
    private static double reference(float[] rows, float[] directions) {
        double mean = 0;
        for (int m = 0; m < DIRECTIONS; m++) {
            double length = 0;
            for (int d = 0; d < WIDTH; d++) {
                length += Math.pow(directions[d * DIRECTIONS + m], 2);
            }
            double[] y = new double[ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int d = 0; d < WIDTH; d++) {
                    y[row] += rows[row * WIDTH + d] * directions[d * DIRECTIONS + m] / Math.sqrt(length);
                }
            }
            double pairs = 0;
            double single = 0;
            for (int i = 0; i < ROWS; i++) {
                single += Math.sqrt(Math.PI) * Math.exp(-y[i] * y[i] / 4);
                for (int j = 0; j < ROWS; j++) {
                    pairs += Math.sqrt(2 * Math.PI) * Math.exp(-Math.pow(y[i] - y[j], 2) / 2);
                }
            }
            mean += (pairs / ROWS - 2 * single + ROWS * Math.sqrt(2 * Math.PI / 3)) / DIRECTIONS;
        }
        return mean;
    }

    private static double deviation(Weights weights) {
        double squares = 0;
        for (float value : weights.get("rows").values()) {
            squares += value * value;
        }
        return Math.sqrt(squares / (ROWS * WIDTH));
    }
}
