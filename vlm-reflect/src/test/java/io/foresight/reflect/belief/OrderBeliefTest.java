package io.foresight.reflect.belief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OrderBeliefTest {
    private static final double FAILS_WHEN_COVERED = 0.99;
    private static final double FAILS_WHEN_FREE = 0.02;

    @Test
    void withoutEvidenceItBelievesThePicture() {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            sum += new OrderBelief(reading(3, 0, 1, 0.3), seed).over(0, 1);
        }
        assertThat(sum / 20).isCloseTo(0.3, within(0.04));
    }

    @Test
    void aFailedInsertionSaysThatSomethingLiesOverThePocket() {
        OrderBelief belief = new OrderBelief(reading(3, 0, 1, 0.2), 1);
        belief.learn(0, new OrderEvidence.Attempt(FAILS_WHEN_COVERED, FAILS_WHEN_FREE, seated(3, 1), none(3)));
        assertThat(belief.over(0, 1)).isGreaterThan(0.8); // 0.2 * 0.99 / (0.2 * 0.99 + 0.8 * 0.02) = 0.93
        assertThat(belief.over(0, 2)).isLessThan(0.1);
    }

    @Test
    void aSuccessfulInsertionClearsWhatWasOnTheBoard() {
        OrderBelief belief = new OrderBelief(reading(3, 0, 1, 0.8), 1);
        belief.learn(0, new OrderEvidence.Attempt(1 - FAILS_WHEN_COVERED, 1 - FAILS_WHEN_FREE, seated(3, 1), none(3)));
        assertThat(belief.over(0, 1)).isLessThan(0.15); // 0.8 * 0.01 / (0.8 * 0.01 + 0.2 * 0.98) = 0.04
    }

    @Test
    void blameFallsOnTheMostLikelyOfSeveral() {
        double[][] over = new double[4][4];
        over[0][1] = 0.6;
        over[0][2] = 0.05;
        OrderBelief belief = new OrderBelief(new OrderReading(over), 2);
        belief.learn(0, new OrderEvidence.Attempt(FAILS_WHEN_COVERED, FAILS_WHEN_FREE, seated(4, 1, 2), none(4)));
        assertThat(belief.over(0, 1)).isGreaterThan(0.85);
        assertThat(belief.over(0, 2)).isLessThan(0.25);
    }

    @Test
    void whatWasNotOnTheBoardIsNotBlamed() {
        OrderBelief belief = new OrderBelief(reading(3, 0, 1, 0.2), 5);
        belief.learn(0, new OrderEvidence.Attempt(FAILS_WHEN_COVERED, FAILS_WHEN_FREE, none(3), none(3)));
        assertThat(belief.over(0, 1)).isCloseTo(0.2, within(0.15));
    }

    @Test
    void ordersNeverRunInACircle() {
        double[][] over = new double[6][6];
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                over[i][j] = i == j ? 0 : 0.49;
            }
        }
        for (Order order : new OrderBelief(new OrderReading(over), 7).samples()) {
            assertThat(order.bottomUp()).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    boolean upper = (order.over(i) >> j & 1) != 0;
                    assertThat(upper && order.closesCircle(i, j)).isFalse();
                }
            }
        }
    }

    @Test
    void theSameSeedAndEvidenceGiveTheSameSamples() {
        OrderBelief one = new OrderBelief(reading(5, 2, 3, 0.5), 11);
        OrderBelief other = new OrderBelief(reading(5, 2, 3, 0.5), 11);
        assertThat(one.samples()).isEqualTo(other.samples());
    }

    @Test
    void readingsThatAreNoProbabilitiesAreRefused() {
        assertThatThrownBy(() -> reading(3, 0, 1, 1.2))
                .hasMessageContaining("1 together at most")
                .hasMessageContaining("1.2");
        assertThatThrownBy(() -> reading(3, 0, 1, Double.NaN)).hasMessageContaining("NaN");
    }

    private static OrderReading reading(int pieces, int lower, int upper, double probability) {
        double[][] over = new double[pieces][pieces];
        over[lower][upper] = probability;
        return new OrderReading(over);
    }

    private static double[] none(int pieces) {
        return new double[pieces];
    }

    private static double[] seated(int pieces, int... which) {
        double[] seated = new double[pieces];
        for (int piece : which) {
            seated[piece] = 1;
        }
        return seated;
    }
}
