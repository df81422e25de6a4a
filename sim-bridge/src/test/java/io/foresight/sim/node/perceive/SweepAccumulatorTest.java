package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.foresight.perception.points.PointCloud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepAccumulatorTest {
    private static final long MS = 1_000_000;
    private static final int TURN_POINTS = 360 * Clouds.POINTS_A_DEGREE;

    private final List<PointCloud> swept = new ArrayList<>();
    private SweepAccumulator accumulator = with(SweepMode.AUTO);

    private static SweepAccumulator with(SweepMode mode) {
        return new SweepAccumulator(
                new SweepSettings(mode, Duration.ofMillis(100), Duration.ofSeconds(1), 4096), 100_000);
    }

    private Optional<PointCloud> add(int from, int to, long ms) {
        Optional<PointCloud> sweep = accumulator.add(Clouds.between(from, to, ms * MS));
        sweep.ifPresent(swept::add);
        return sweep;
    }

    /** As many turns of a scanner whose messages each see so many degrees, one every so many milliseconds. */
    private void scan(int degrees, int turns, int periodMs) {
        for (int i = 0; i * degrees < turns * 360; i++) {
            add(i * degrees, (i + 1) * degrees, 1000 + (long) i * periodMs);
        }
    }

    @Test
    void aMessageAllAroundIsASweepByItself() {
        for (int i = 0; i < 5; i++) {
            assertThat(add(0, 360, 100L * i)).isPresent();
        }
        assertThat(add(5, 356, 500)).as("351 degrees are enough").isPresent();
        assertThat(accumulator.sweeps()).isEqualTo(6);
        assertThat(accumulator.droppedParts()).isZero();
    }

    @Test
    void halfTurnsBecomeWholeOnesWithTheStampOfTheLast() {
        assertThat(add(0, 180, 1000)).isEmpty();
        assertThat(add(180, 360, 1050)).hasValueSatisfying(sweep -> {
            assertThat(sweep.size()).isEqualTo(TURN_POINTS);
            assertThat(sweep.stamp().nanoseconds()).isEqualTo(1050 * MS);
            assertThat(sweep.frame().name()).isEqualTo("hero/lidar");
            assertThat(sweep.x(0)).isPositive();
            assertThat(sweep.y(sweep.size() - 1)).isNegative();
        });
        assertThat(add(360, 540, 1100)).isEmpty();
        assertThat(add(540, 720, 1150)).isPresent();
        assertThat(accumulator.partsInLastSweep()).isEqualTo(2);
        assertThat(accumulator.droppedParts()).isZero();
    }

    @Test
    void packetsAreGatheredToTurns() {
        scan(5, 10, 1);

        assertThat(swept).hasSize(10);
        assertThat(swept).allSatisfy(sweep -> assertThat(sweep.size()).isEqualTo(TURN_POINTS));
    }

    @Test
    void partsThatDoNotFitATurnStillSeeAllOfIt() {
        scan(100, 10, 20);

        assertThat(swept).hasSizeBetween(8, 10);
        assertThat(swept).allSatisfy(sweep -> assertThat(Arc.of(sweep).size()).isGreaterThanOrEqualTo(358));
    }

    @Test
    void partsLargerThanHalfATurnAreJoinedToo() {
        scan(250, 25, 70);

        assertThat(swept)
                .isNotEmpty()
                .allSatisfy(sweep -> assertThat(Arc.of(sweep).size()).isGreaterThanOrEqualTo(358));
    }

    @Test
    void aSectorThatTheSensorNeverSeesDoesNotHoldATurnUp() {
        for (int turn = 0; turn < 4; turn++) {
            for (int part = 0; part < 8; part++) { // 40 degrees behind are covered by the vehicle
                add(-160 + part * 40, -120 + part * 40, 1000 + turn * 100L + part * 10L);
            }
        }

        assertThat(swept).hasSize(3);
        assertThat(swept).allSatisfy(sweep -> assertThat(sweep.size()).isEqualTo(320 * Clouds.POINTS_A_DEGREE));
    }

    @Test
    void aSensorThatLooksOneWayHasWholeMessages() {
        add(-60, 60, 1000);
        for (int i = 1; i < 10; i++) {
            assertThat(add(-60, 60, 1000 + 100L * i))
                    .hasValueSatisfying(sweep -> assertThat(sweep.size()).isEqualTo(120 * Clouds.POINTS_A_DEGREE));
        }
        assertThat(accumulator.droppedParts())
                .as("the first, which could have been a part")
                .isEqualTo(1);
    }

    @Test
    void directionsWithoutEchoInsideAMessageCountAsSeen() {
        PointCloud left = Clouds.between(0, 60, 1000 * MS);
        PointCloud right = Clouds.between(120, 180, 1000 * MS);
        float[] both = new float[(left.size() + right.size()) * PointCloud.STRIDE];
        System.arraycopy(left.xyzi(), 0, both, 0, left.size() * 4);
        System.arraycopy(right.xyzi(), 0, both, left.size() * 4, right.size() * 4);
        PointCloud open = new PointCloud(left.frame(), left.stamp(), both, left.size() + right.size());

        assertThat(Arc.of(open).size()).isEqualTo(180);
    }

    @Test
    void pointsWithoutDirectionSayNothing() {
        float[] none = {Float.NaN, 1, 0, 0, 0, 0, 0, 0, Float.POSITIVE_INFINITY, Float.NaN, 0, 0};
        PointCloud cloud = new PointCloud(
                Clouds.between(0, 1, 0).frame(), Clouds.between(0, 1, 0).stamp(), none, 3);

        assertThat(Arc.of(cloud).size()).isZero();
        assertThat(accumulator.add(cloud)).isEmpty();
    }

    @Test
    void aFixedPeriodClosesWithoutWaitingForTheNext() {
        accumulator = with(SweepMode.PERIOD);

        for (int i = 0; i < 20; i++) {
            add(0, 90, 1000 + 25L * i);
        }

        assertThat(swept).hasSize(5);
        assertThat(swept.get(1).size()).isEqualTo(4 * 90 * Clouds.POINTS_A_DEGREE);
        assertThat(swept.get(0).stamp().nanoseconds()).isEqualTo(1075 * MS);
        assertThat(swept.get(1).stamp().nanoseconds()).isEqualTo(1175 * MS);
    }

    @Test
    void eachMessageIsWholeWhereThatWasSaid() {
        accumulator = with(SweepMode.WHOLE);

        assertThat(add(0, 5, 1000)).isPresent();
        assertThat(add(5, 10, 1010)).isPresent();
    }

    @Test
    void oldPartsAreDropped() {
        add(0, 100, 1000);
        add(100, 200, 1020);

        assertThat(add(200, 300, 2500)).isEmpty();
        assertThat(add(300, 400, 2520)).isEmpty();
        assertThat(accumulator.droppedParts()).isEqualTo(2);
    }

    @Test
    void noMorePointsAndPartsThanAllowedAreKept() {
        accumulator = new SweepAccumulator(
                new SweepSettings(SweepMode.TURN, Duration.ofMillis(100), Duration.ofSeconds(1), 4096), 500);
        scan(50, 2, 10);
        assertThat(swept).isNotEmpty().allSatisfy(sweep -> assertThat(sweep.size())
                .isLessThanOrEqualTo(500));

        swept.clear();
        accumulator = new SweepAccumulator(
                new SweepSettings(SweepMode.TURN, Duration.ofMillis(100), Duration.ofSeconds(1), 3), 100_000);
        scan(10, 1, 1);
        assertThat(swept).hasSizeGreaterThan(8);
    }

    @Test
    void afterAResetNothingOfBeforeComesBack() {
        add(0, 180, 1000);
        accumulator.reset();

        assertThat(add(180, 360, 10)).isEmpty();
        assertThat(add(0, 180, 60))
                .hasValueSatisfying(
                        sweep -> assertThat(sweep.stamp().nanoseconds()).isEqualTo(60 * MS));
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepSettings(SweepMode.AUTO, Duration.ZERO, Duration.ofSeconds(1), 1))
                .withMessageStartingWith("period must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepSettings(SweepMode.PERIOD, Duration.ofSeconds(2), Duration.ofSeconds(1), 1))
                .withMessageStartingWith("maxAge (1000 ms) must not be below");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SweepSettings(SweepMode.AUTO, Duration.ofMillis(1), Duration.ofSeconds(1), 0))
                .withMessageStartingWith("maxParts must be");
    }
}
