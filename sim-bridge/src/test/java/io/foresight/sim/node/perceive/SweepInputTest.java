package io.foresight.sim.node.perceive;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.dds.Guid;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.sim.bridge.cloud.CloudWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SweepInputTest {
    private static final long MS = 1_000_000;
    private static final Guid FIRST = new Guid(0, 1);
    private static final Guid SECOND = new Guid(0, 2);

    private final FakeTime time = new FakeTime();
    private final Heard heard = new Heard();
    private long ticks;
    private SweepInput input = new SweepInput(InputSettings.DEFAULT, time, () -> ticks, heard);

    private void cloud(long ms, Guid writer) {
        input.received(Clouds.whole(ms * MS), writer);
    }

    @Test
    void sweepsHaveTheMessagesHeaderAndTheSimulatorsClock() {
        time.now = OptionalLong.of(1000 * MS);
        cloud(990, FIRST);

        assertThat(heard.sweeps).hasSize(1);
        assertThat(heard.sweeps.get(0).header().frameId()).isEqualTo("hero/lidar");
        assertThat(heard.sweeps.get(0).header().stamp().toNanos()).isEqualTo(990 * MS);
        assertThat(heard.sweeps.get(0).cloud().stamp().clock()).isEqualTo(Clock.SIMULATION);
        assertThat(input.report().ageNanos()).hasValue(10 * MS);
    }

    @Test
    void withoutSimulatedTimeStampsAreOfTheWallClockUnlessSaidOtherwise() {
        time.simulated = false;
        input = new SweepInput(InputSettings.DEFAULT, time, () -> ticks, heard);
        cloud(990, FIRST);
        assertThat(heard.sweeps.get(0).cloud().stamp().clock()).isEqualTo(Clock.WALL);

        input = new SweepInput(settings(StampSource.SENSOR, SensorPose.DEFAULT), time, () -> ticks, heard);
        cloud(1090, FIRST);
        assertThat(heard.sweeps.get(1).cloud().stamp().clock()).isEqualTo(Clock.SENSOR);
        assertThat(input.report().ageNanos()).as("no clock to compare with").isEmpty();
    }

    @Test
    void lateAndRepeatedMessagesAreDroppedAndCounted() {
        cloud(1000, FIRST);
        cloud(1000, FIRST);
        cloud(900, FIRST);
        cloud(1100, FIRST);

        assertThat(heard.sweeps).hasSize(2);
        assertThat(input.report().late()).isEqualTo(2);
        assertThat(heard.restarts).isEmpty();
    }

    @Test
    void aSimulatorThatStartsAgainIsNoticedOnceHoweverTheNewsCome() {
        for (boolean clockFirst : new boolean[] {true, false}) {
            input = new SweepInput(InputSettings.DEFAULT, time, () -> ticks, heard);
            heard.restarts.clear();
            time.now = OptionalLong.of(60_000 * MS);
            cloud(60_000, FIRST);

            time.now = OptionalLong.of(clockFirst ? 100 * MS : 60_050 * MS);
            if (clockFirst) {
                input.clockWentBack(100 * MS);
                cloud(60_100, FIRST); // was on its way
                cloud(100, SECOND);
            } else {
                cloud(100, SECOND);
                time.now = OptionalLong.of(100 * MS);
                input.clockWentBack(100 * MS);
            }
            cloud(200, SECOND);

            assertThat(heard.restarts).as("clock first: " + clockFirst).hasSize(1);
            assertThat(input.report().restarts()).isEqualTo(1);
            assertThat(input.report().ahead()).isEqualTo(clockFirst ? 1 : 0);
            assertThat(input.report().late()).isZero();
        }
    }

    @Test
    void agesAreNeverNegative() {
        time.now = OptionalLong.of(1000 * MS);
        cloud(1500, FIRST);

        assertThat(input.report().ageNanos()).hasValue(0);
    }

    @Test
    void anotherWriterWithOlderStampsIsANewSource() {
        cloud(1000, FIRST);
        cloud(950, SECOND);
        cloud(1050, SECOND);

        assertThat(heard.sweeps).hasSize(3);
        assertThat(heard.restarts).hasSize(1);
    }

    @Test
    void aNewWriterThatGoesOnWhereTheOldOneEndedIsNoRestart() {
        cloud(1000, FIRST);
        cloud(1100, SECOND);

        assertThat(heard.sweeps).hasSize(2);
        assertThat(heard.restarts).isEmpty();
    }

    @Test
    void publishersThatTakeTurnsAreTold() {
        time.now = OptionalLong.of(1000 * MS);
        cloud(1000, FIRST);
        cloud(1100, SECOND);
        assertThat(input.report().recentDoubt())
                .as("a source that started again")
                .isEmpty();

        cloud(1200, FIRST);
        assertThat(input.report().recentDoubt().orElseThrow())
                .startsWith("several publishers use one topic alternately");
    }

    @Test
    void simulatedTimeWithoutAClockIsTold() {
        cloud(1000, FIRST);
        assertThat(input.report().recentDoubt().orElseThrow()).contains("there is no message on /clock");
        assertThat(input.report().ageNanos()).isEmpty();

        time.now = OptionalLong.of(1000 * MS);
        assertThat(input.report().recentDoubt()).isEmpty();
    }

    @Test
    void anotherFrameForgetsTheParts() {
        input.received(Clouds.message(0, 180, 1000 * MS), FIRST);
        PointCloud other = Clouds.between(180, 360, 1050 * MS);
        input.received(CloudWriter.write(other, "hero/rear_lidar"), FIRST);

        assertThat(heard.sweeps).isEmpty();
        assertThat(heard.restarts).containsExactly("the frame changed from hero/lidar to hero/rear_lidar");
        assertThat(input.report().droppedParts()).isEqualTo(1);
    }

    @Test
    void cloudsThatLieAreRefusedWithTheirField() {
        PointCloud2 sound = Clouds.whole(1000 * MS);
        List<PointCloud2> lies = List.of(
                with(sound, sound.width() + 1, sound.pointStep(), sound.rowStep()),
                with(sound, sound.width(), 0, sound.rowStep()),
                with(sound, 0xffffffffL, sound.pointStep(), sound.rowStep()),
                with(sound, sound.width(), 4, sound.rowStep()));
        lies.forEach(lie -> input.received(lie, FIRST));
        input.received(sound, FIRST);

        assertThat(heard.refusals).hasSize(4);
        assertThat(heard.refusals.get(0)).startsWith("row_step is");
        assertThat(heard.refusals.get(1)).startsWith("point_step is 0");
        assertThat(heard.refusals.get(2)).startsWith("width 4294967295 x height 1 are more points than");
        assertThat(heard.refusals.get(3)).startsWith("fields[");
        assertThat(heard.sweeps).as("the node goes on").hasSize(1);
        assertThat(input.report().refused()).isEqualTo(4);
        assertThat(input.report().recentRefusal()).isPresent();
        ticks += 6_000 * MS;
        assertThat(input.report().recentRefusal()).as("news for five seconds").isEmpty();
    }

    @Test
    void aWrongRowStepThatDoesNotMatterIsDoubted() {
        time.now = OptionalLong.of(1000 * MS);
        PointCloud2 sound = Clouds.whole(1000 * MS);
        input.received(with(sound, sound.width(), sound.pointStep(), 0), FIRST);
        assertThat(heard.refusals).isEmpty();
        assertThat(heard.sweeps).hasSize(1);
        assertThat(input.report().recentDoubt().orElseThrow()).startsWith("row_step is 0");
    }

    private static PointCloud2 with(PointCloud2 cloud, long width, long pointStep, long rowStep) {
        return new PointCloud2(
                cloud.header(), 1, width, cloud.fields(), false, pointStep, rowStep, cloud.data(), cloud.isDense());
    }

    @Test
    void intensitiesOfAnotherScaleAreTold() {
        time.now = OptionalLong.of(1000 * MS);
        PointCloud cloud = Clouds.between(0, 360, 1000 * MS);
        for (int i = 0; i < cloud.size(); i++) {
            cloud.xyzi()[4 * i + 3] = i % 200;
        }
        input.received(CloudWriter.write(cloud, "lidar"), FIRST);

        assertThat(input.report().recentDoubt().orElseThrow())
                .startsWith("intensities reach 19")
                .endsWith("set input.full_scale to the sensor's maximum");
    }

    @Test
    void cloudsOfAnotherFrameAreTakenToTheSensors() {
        SensorPose pose = new SensorPose(1, 2, 3, Math.PI / 2);
        input = new SweepInput(settings(StampSource.ROS, pose), time, () -> ticks, heard);
        cloud(1000, FIRST);

        PointCloud seen = heard.sweeps.get(0).cloud();
        PointCloud sent = Clouds.between(0, 360, 0);
        assertThat(seen.frame().name()).isEqualTo("lidar");
        // a sensor that looks along +y of the cloud's frame: its x is the cloud's y
        assertThat(seen.x(7)).isCloseTo(sent.y(7) - 2, within());
        assertThat(seen.y(7)).isCloseTo(-(sent.x(7) - 1), within());
        assertThat(seen.z(7)).isCloseTo(sent.z(7) - 3, within());
        assertThat(heard.sweeps.get(0).header().frameId()).isEqualTo("hero/lidar");
    }

    private static Offset<Float> within() {
        return Offset.offset(1e-4f);
    }

    private static InputSettings settings(StampSource stamps, SensorPose pose) {
        InputSettings usual = InputSettings.DEFAULT;
        return new InputSettings(
                usual.points(),
                usual.qos(),
                usual.limitBytes(),
                usual.maxPoints(),
                usual.fullScale(),
                stamps,
                usual.silentAfter(),
                usual.sweeps(),
                usual.motion(),
                pose,
                Map.of());
    }

    private static final class FakeTime implements NodeTime {
        boolean simulated = true;
        OptionalLong now = OptionalLong.empty();

        @Override
        public boolean simulated() {
            return simulated;
        }

        @Override
        public OptionalLong nanos() {
            return now;
        }
    }

    private record Swept(Header header, PointCloud cloud) {}

    private static final class Heard implements SweepInput.Listener {
        final List<Swept> sweeps = new ArrayList<>();
        final List<String> restarts = new ArrayList<>();
        final List<String> refusals = new ArrayList<>();

        @Override
        public void swept(Header header, PointCloud cloud) {
            sweeps.add(new Swept(header, cloud));
        }

        @Override
        public void restarted(String reason) {
            restarts.add(reason);
        }

        @Override
        public void refused(String reason) {
            refusals.add(reason);
        }
    }
}
