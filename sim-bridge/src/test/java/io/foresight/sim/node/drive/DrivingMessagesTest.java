package io.foresight.sim.node.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.sweep.LabelledBox;
import io.foresight.ros2.message.BuiltinInterfaces.Time;
import io.foresight.ros2.message.GeometryMsgs.Quaternion;
import io.foresight.ros2.message.NavMsgs.Odometry;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.StdMsgs.Header;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.sim.bridge.cloud.CloudReader;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import io.foresight.sim.drive.street.RoadKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One simulated turn as messages. */
class DrivingMessagesTest {
    private static final double HALF = 0.05;

    private static Turn turn;

    @BeforeAll
    static void drive() {
        DrivingSimulation simulation = new DrivingSimulation(
                3, new SceneConfig(Optional.of(RoadKind.URBAN), 300, 1), SensorRig.onRoof("vlp16"));
        simulation.advance(20);
        turn = new Turn(simulation.look(), simulation.ego());
    }

    @Test
    void aWholeSweepIsReadBackPointByPoint() {
        PointCloud sweep = turn.frame().sweep().cloud();
        PointCloud2 message = SweepClouds.whole(sweep, turn.nanos(), "lidar");

        PointCloud read = new CloudReader(1_000_000, 1, Clock.SIMULATION, remark -> {}).read(message);
        assertThat(read.size()).isEqualTo(sweep.size()).isPositive();
        assertThat(read.xyzi()).isEqualTo(sweep.xyzi());
        assertThat(read.stamp().nanoseconds()).isEqualTo(2_000_000_000L);
        assertThat(read.frame().name()).isEqualTo("lidar");
    }

    @Test
    void ringAndTimeStandBehindTheFloats() {
        PointCloud sweep = turn.frame().sweep().cloud();
        PointCloud2 message = SweepClouds.whole(sweep, turn.nanos(), "lidar");

        assertThat(message.fields())
                .extracting(field -> field.name() + "@" + field.offset() + ":" + field.datatype())
                .containsExactly("x@0:7", "y@4:7", "z@8:7", "intensity@12:7", "ring@16:4", "time@18:7");
        ByteBuffer data = message.data().buffer().order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sweep.size(); i++) {
            assertThat(data.getShort(22 * i + 16))
                    .isEqualTo(sweep.columns().rings().orElseThrow()[i]);
            assertThat(data.getFloat(22 * i + 18))
                    .isEqualTo(sweep.columns().timeOffsets().orElseThrow()[i]);
        }
    }

    @Test
    void partsHoldEveryPointOnceEachInItsSpanOfTime() {
        PointCloud sweep = turn.frame().sweep().cloud();
        List<PointCloud2> parts = SweepClouds.parts(sweep, turn.nanos(), "lidar", 4, HALF);

        assertThat(parts).hasSize(4);
        assertThat(parts.stream().mapToLong(PointCloud2::width).sum()).isEqualTo(sweep.size());
        assertThat(parts)
                .extracting(part -> part.header().stamp().toNanos() - turn.nanos())
                .containsExactly(-25_000_000L, 0L, 25_000_000L, 50_000_000L);
        for (PointCloud2 part : parts) {
            assertThat(part.width()).isPositive();
            ByteBuffer data = part.data().buffer().order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < part.width(); i++) {
                assertThat(data.getFloat(22 * i + 18)).isBetween(-0.02501f, 0.00001f);
            }
        }
    }

    @Test
    void partsCoverTheTurnOneAfterAnother() {
        for (PointCloud2 part : SweepClouds.parts(turn.frame().sweep().cloud(), turn.nanos(), "lidar", 4, HALF)) {
            PointCloud points = new CloudReader(1_000_000, 1, Clock.SIMULATION, remark -> {}).read(part);
            double first = Math.atan2(points.y(0), points.x(0));
            for (int i = 0; i < points.size(); i++) {
                double azimuth = Math.atan2(points.y(i), points.x(i));
                double apart = Math.abs(Math.IEEEremainder(azimuth - first, 2 * Math.PI));
                assertThat(apart).as("point %d", i).isLessThan(Math.PI / 2 + 0.05);
            }
        }
    }

    @Test
    void odometryIsThePoseOfTheBaseThatCarriesTheSensor() {
        Odometry odometry = VehicleMessages.odometry(turn, "map", "base_link");

        assertThat(odometry.header()).isEqualTo(new Header(new Time(2, 0), "map"));
        assertThat(odometry.childFrameId()).isEqualTo("base_link");
        double[] mounting = {0.8, 0, 1.73};
        double[] sensor = turned(odometry.pose().pose().orientation(), mounting);
        assertThat(sensor[0] + odometry.pose().pose().position().x())
                .isCloseTo(turn.frame().sweep().worldFromSensor().orElseThrow().element(0, 3), within(1e-9));
        assertThat(sensor[1] + odometry.pose().pose().position().y())
                .isCloseTo(turn.frame().sweep().worldFromSensor().orElseThrow().element(1, 3), within(1e-9));
        assertThat(sensor[2] + odometry.pose().pose().position().z())
                .isCloseTo(turn.frame().sweep().worldFromSensor().orElseThrow().element(2, 3), within(1e-9));
    }

    @Test
    void aVehicleThatDrivesMovesAheadAlongItsOwnAxis() {
        Odometry odometry = VehicleMessages.odometry(turn, "map", "base_link");

        double speed = Math.sqrt(turn.ego().vx() * turn.ego().vx()
                + turn.ego().vy() * turn.ego().vy()
                + turn.ego().vz() * turn.ego().vz());
        assertThat(speed).isPositive();
        assertThat(odometry.twist().twist().linear().x()).isCloseTo(speed, within(1e-6));
        assertThat(odometry.twist().twist().linear().y()).isCloseTo(0, within(1e-6));
    }

    @Test
    void trueObjectsCarryTheirTracks() {
        List<LabelledBox> labels = turn.frame().sweep().labels().boxes();
        assertThat(labels).isNotEmpty();
        Header header = new Header(Time.ofNanos(turn.nanos()), "lidar");

        Detection3DArray truth = TrueObjects.message(header, labels);

        assertThat(truth.header()).isEqualTo(header);
        assertThat(truth.detections()).hasSameSizeAs(labels);
        for (int i = 0; i < labels.size(); i++) {
            assertThat(truth.detections().get(i).id())
                    .isEqualTo(Integer.toString(labels.get(i).trackId()));
            assertThat(truth.detections().get(i).results().get(0).hypothesis().classId())
                    .isEqualTo(labels.get(i).objectClass().name());
            assertThat(truth.detections().get(i).bbox().center().position().x())
                    .isEqualTo(labels.get(i).box().x());
        }
    }

    private static double[] turned(Quaternion q, double[] v) {
        double tx = 2 * (q.y() * v[2] - q.z() * v[1]);
        double ty = 2 * (q.z() * v[0] - q.x() * v[2]);
        double tz = 2 * (q.x() * v[1] - q.y() * v[0]);
        return new double[] {
            v[0] + q.w() * tx + q.y() * tz - q.z() * ty,
            v[1] + q.w() * ty + q.z() * tx - q.x() * tz,
            v[2] + q.w() * tz + q.x() * ty - q.y() * tx
        };
    }
}
