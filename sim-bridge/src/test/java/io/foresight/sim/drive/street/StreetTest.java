package io.foresight.sim.drive.street;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.sim.drive.body.Fleet;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreetTest {
    private static final Fleet FLEET = new Fleet(2);

    private static Street street(RoadKind kind, long seed) {
        return Street.draw(kind, 300, FLEET, new SplittableRandom(seed));
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void theSameSeedGivesTheSameStreet(RoadKind kind) {
        Street first = street(kind, 9);
        Street second = street(kind, 9);
        assertThat(first.plan()).isEqualTo(second.plan());
        assertThat(first.foliage()).isEqualTo(second.foliage());
        assertThat(first.parked()).isEqualTo(second.parked());
        for (int i = 0; i < first.structures().size(); i++) {
            assertThat(first.structures().get(i).shape().mesh().vertices())
                    .isEqualTo(second.structures().get(i).shape().mesh().vertices());
        }
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void parkedVehiclesKeepOffTheLanes(RoadKind kind) {
        for (long seed = 1; seed < 6; seed++) {
            Street street = street(kind, seed);
            for (ParkedVehicle parked : street.parked()) {
                if (!parked.kind().labelled()) {
                    continue;
                }
                double half = parked.body().width() / 2;
                double away = distanceToMiddle(
                        street, parked.pose().x(), parked.pose().y());
                assertThat(away - half)
                        .as("%s seed %d %s", kind, seed, parked.kind())
                        .isGreaterThan(street.plan().laneEdge() - 0.1);
            }
        }
    }

    private static double distanceToMiddle(Street street, double x, double y) {
        double nearest = Double.MAX_VALUE;
        for (double s = 0; s < street.plan().length(); s += 0.25) {
            nearest = Math.min(
                    nearest,
                    Math.hypot(street.ground().x(s, 0) - x, street.ground().y(s, 0) - y));
        }
        return nearest;
    }

    @ParameterizedTest
    @EnumSource(RoadKind.class)
    void theKerbIsAStepAndTheRoadHasNone(RoadKind kind) {
        for (long seed = 1; seed < 6; seed++) {
            Street street = street(kind, seed);
            Ground ground = street.ground();
            double edge = street.plan().laneEdge();
            for (double s = 20; s < 280; s += 10) {
                for (double d = -edge; d < edge; d += 0.5) {
                    double slope = Math.abs(ground.height(s, d + 0.05) - ground.height(s, d)) / 0.05;
                    assertThat(slope).isLessThan(0.05);
                }
                if (!street.plan().nearCrossing(s, 1)) {
                    double kerb = street.plan().kerbAt(-1);
                    double step = ground.height(s, -kerb - 0.07) - ground.height(s, -kerb + 0.01);
                    assertThat(step)
                            .isBetween(
                                    street.plan().kerb() - 0.01, street.plan().kerb() + 0.01);
                }
            }
        }
    }
}
