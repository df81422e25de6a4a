package io.foresight.perception.pointgraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final double RADIUS = 1.5;

    @Test
    void theyAreThoseOfALoopOverAllPoints() {
        SplittableRandom random = new SplittableRandom(5);
        double[] xyz = random.doubles(3 * 400, -6, 6).toArray();
        Neighbours neighbours = new Neighbours(xyz, RADIUS);
        for (int round = 0; round < 200; round++) {
            double[] at = random.doubles(3, -8, 8).toArray();
            TreeSet<Integer> expected = new TreeSet<>();
            for (int i = 0; i < xyz.length; i += 3) {
                double squared =
                        Math.pow(xyz[i] - at[0], 2) + Math.pow(xyz[i + 1] - at[1], 2) + Math.pow(xyz[i + 2] - at[2], 2);
                if (squared <= RADIUS * RADIUS) {
                    expected.add(i / 3);
                }
            }
            TreeSet<Integer> found = new TreeSet<>();
            neighbours.forEach(at[0], at[1], at[2], (point, squared) -> found.add(point));
            assertThat(found).isEqualTo(expected);
        }
    }

    @Test
    void aPointAtTheVeryRadiusIsOne() {
        TreeSet<Integer> found = new TreeSet<>();
        new Neighbours(new double[] {1.5, 0, 0, 0, 1.500001, 0}, RADIUS)
                .forEach(0, 0, 0, (point, squared) -> found.add(point));
        assertThat(found).containsExactly(0);
    }
}
