package io.foresight.sim.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void aCourseGoesOnFromWhereItWasKept() {
        Chance chance = new Chance();
        chance.seed(3, 4);
        chance.normal();
        long course = chance.course();
        long drawn = chance.drawn();
        double next = chance.normal();
        Chance resumed = new Chance();
        resumed.set(course, drawn);
        assertThat(resumed.normal()).isEqualTo(next);
    }

    @Test
    void normalDrawsHaveMeanZeroDeviationOneAndStayWithinThree() {
        Chance chance = new Chance();
        chance.seed(1);
        double sum = 0;
        double squares = 0;
        int draws = 100_000;
        for (int i = 0; i < draws; i++) {
            double value = chance.normal();
            assertThat(Math.abs(value)).isLessThanOrEqualTo(3);
            sum += value;
            squares += value * value;
        }
        assertThat(sum / draws).isCloseTo(0, within(0.015));
        // cutting the tails at 3 takes 1.3 % of the deviation
        assertThat(Math.sqrt(squares / draws)).isCloseTo(0.987, within(0.01));
    }

    @Test
    void seedsThatDifferInOneNumberTakeDifferentCourses() {
        Chance one = new Chance();
        Chance other = new Chance();
        one.seed(1, 2, 3);
        other.seed(1, 3, 2);
        assertThat(one.uniform()).isNotEqualTo(other.uniform());
    }
}
