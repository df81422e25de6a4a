package io.foresight.sim.drive.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.taxonomy.ObjectClass;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FleetTest {
    private static final Fleet FLEET = new Fleet(11);

    @ParameterizedTest
    @EnumSource(Fleet.Kind.class)
    void shapesHaveTheSizesOfTheirKind(Fleet.Kind kind) {
        for (int i = 0; i < 60; i++) {
            Body body = FLEET.body(kind, i);
            assertThat(body.centreZ() - body.height() / 2)
                    .as("%s %d stands on the ground", kind, i)
                    .isBetween(-0.05, 0.35);
            if (kind.labelled()) {
                double[] least = least(kind.objectClass());
                double[] most = most(kind.objectClass());
                assertThat(body.length()).as("%s %d", kind, i).isBetween(least[0], most[0]);
                assertThat(body.width()).as("%s %d", kind, i).isBetween(least[1], most[1]);
                assertThat(body.height()).as("%s %d", kind, i).isBetween(least[2], most[2]);
            }
        }
    }

    private static double[] least(ObjectClass objectClass) {
        return switch (objectClass.name()) {
            case "car" -> new double[] {2.3, 1.4, 1.25};
            case "truck" -> new double[] {5, 1.8, 2};
            case "bus" -> new double[] {6, 2.3, 2.6};
            case "pedestrian" -> new double[] {0.2, 0.2, 0.9};
            case "cyclist" -> new double[] {1.4, 0.4, 1.4};
            case "motorcycle" -> new double[] {1.5, 0.5, 0.9};
            default -> throw new AssertionError("no sizes for " + objectClass);
        };
    }

    private static double[] most(ObjectClass objectClass) {
        return switch (objectClass.name()) {
            case "car" -> new double[] {6.6, 2.2, 2.95};
            case "truck" -> new double[] {17.5, 2.65, 4.4};
            case "bus" -> new double[] {13.5, 2.65, 3.7};
            case "pedestrian" -> new double[] {1.4, 1.0, 2.0};
            case "cyclist" -> new double[] {2.1, 1.0, 2.05};
            case "motorcycle" -> new double[] {2.5, 1.0, 2.0};
            default -> throw new AssertionError("no sizes for " + objectClass);
        };
    }

    @Test
    void carsAreOnAverageAsLargeAsEuropeanOnes() {
        SplittableRandom random = new SplittableRandom(3);
        Body[] cars = IntStream.range(0, 600)
                .mapToObj(i -> FLEET.any(Fleet.passengerCar(random), random))
                .toArray(Body[]::new);
        assertThat(IntStream.range(0, 600)
                        .mapToDouble(i -> cars[i].length())
                        .average()
                        .orElseThrow())
                .isBetween(3.8, 4.3);
        assertThat(IntStream.range(0, 600)
                        .mapToDouble(i -> cars[i].width())
                        .average()
                        .orElseThrow())
                .isBetween(1.58, 1.75);
        assertThat(IntStream.range(0, 600)
                        .mapToDouble(i -> cars[i].height())
                        .average()
                        .orElseThrow())
                .isBetween(1.45, 1.62);
    }

    @Test
    void twoFleetsOfOneSeedAreAlike() {
        Fleet other = new Fleet(11);
        for (Fleet.Kind kind : Fleet.Kind.values()) {
            assertThat(other.body(kind, 5).shape().mesh().vertices())
                    .isEqualTo(FLEET.body(kind, 5).shape().mesh().vertices());
        }
        assertThat(new Fleet(12).body(Fleet.Kind.SALOON, 5).shape().mesh().vertices())
                .isNotEqualTo(FLEET.body(Fleet.Kind.SALOON, 5).shape().mesh().vertices());
    }

    @Test
    void aShapeThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> FLEET.body(Fleet.Kind.BUS, Fleet.SHAPES)).hasMessageContaining("got 240");
        assertThatThrownBy(Fleet.Kind.TRAILER::objectClass).hasMessageContaining("TRAILER");
    }
}
