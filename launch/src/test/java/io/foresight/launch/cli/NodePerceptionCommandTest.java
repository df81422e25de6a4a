package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.geometry.FrameId;
import io.foresight.launch.config.ConfigReader;
import io.foresight.launch.model.PerceptionNodeSettings;
import io.foresight.launch.model.TinyModel;
import io.foresight.perception.points.Clock;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.Qos;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticArray;
import io.foresight.ros2.message.DiagnosticMsgs.DiagnosticStatus;
import io.foresight.ros2.message.DiagnosticMsgs.KeyValue;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.ros2.message.VisionMsgs.Detection3DArray;
import io.foresight.ros2.node.NodeArguments;
import io.foresight.ros2.node.NodeDefaults;
import io.foresight.ros2.node.Publisher;
import io.foresight.ros2.node.RosNode;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.node.perceive.SweepMode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodePerceptionCommandTest {
    private static final int DOMAIN = 83;
    private static final Path PROFILES = Path.of("ros2", "params");

    @TempDir
    Path folder;

    private static PerceptionNodeSettings profile(String name) throws IOException {
        Map<String, Object> parameters = new TreeMap<>(NodeArguments.parse(
                        List.of("--params-file", PROFILES.resolve(name).toString()))
                .parameters("/perception_node"));
        parameters.remove("use_sim_time");
        return ConfigReader.of(PerceptionNodeSettings.class)
                .parameters(parameters)
                .withoutFile(List.of());
    }

    private static Object useSimTime(String name) {
        return NodeArguments.parse(
                        List.of("--params-file", PROFILES.resolve(name).toString()))
                .parameters("/any/name")
                .get("use_sim_time");
    }

    @Test
    void everyProfileIsReadAndNamesItsSimulatorsTopics() throws IOException {
        assertThat(profile("carla.yaml").input().points()).isEqualTo("/carla/hero/lidar/point_cloud");
        assertThat(profile("carla_bridge.yaml").input().points()).isEqualTo("/carla/ego_vehicle/lidar");
        assertThat(profile("gazebo.yaml").input().points()).isEqualTo("/lidar/points");
        assertThat(profile("isaac.yaml").input().points()).isEqualTo("/point_cloud");
        for (String simulator : List.of("carla.yaml", "carla_bridge.yaml", "gazebo.yaml", "isaac.yaml")) {
            assertThat(useSimTime(simulator)).as(simulator).isEqualTo(true);
            assertThat(profile(simulator).input().sweeps().mode()).isEqualTo(SweepMode.AUTO);
        }

        PerceptionNodeSettings autoware = profile("autoware.yaml");
        assertThat(autoware.input().points()).isEqualTo("/sensing/lidar/concatenated/pointcloud");
        assertThat(autoware.input().fullScale()).isEqualTo(255);
        assertThat(autoware.input().sensorPose().z()).isEqualTo(2);
        assertThat(autoware.output().autoware()).isEqualTo("/perception/object_recognition/detection/objects");
    }

    @Test
    void parametersThatCannotBeAreListedTogether() {
        StringWriter err = new StringWriter();

        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "node",
                "perception",
                "--ros-args",
                "-p",
                "input.full_scale:=0",
                "-p",
                "input.sweeps.mode:=whoel",
                "-p",
                "output.qos:=best",
                "-p",
                "service.port:=0",
                "-p",
                "input.pints:=/x");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString())
                .contains("output: qos: no QoS profile 'best'")
                .contains("service: port must be 1 to 65535, got 0")
                .contains("did you mean whole?")
                .contains("did you mean input.points?");
    }

    @Test
    void aModelInThisProcessAnswersCloudsOfTheGraphUntilItIsAskedToEnd() throws Exception {
        Path model = TinyModel.write(folder.resolve("tiny"));
        List<Detection3DArray> found = new CopyOnWriteArrayList<>();
        List<DiagnosticStatus> told = new CopyOnWriteArrayList<>();
        Process process = start(
                "node",
                "perception",
                "--set",
                "model.name=" + model,
                "--set",
                "input.stamps=sensor",
                "--ros-args",
                "-r",
                "points:=/lidar/points",
                "-r",
                "__ns:=/robot");
        try (RosNode peer = RosNode.open(
                new FastDds(), DdsSettings.local(DOMAIN), NodeArguments.none(), NodeDefaults.named("peer"))) {
            peer.subscribe(
                    "/robot/perception_node/detections",
                    Detection3DArray.class,
                    Qos.RELIABLE,
                    got -> found.add(got.message()));
            peer.subscribe(
                    "/diagnostics",
                    DiagnosticArray.class,
                    Qos.RELIABLE,
                    got -> told.addAll(got.message().status()));
            Publisher<PointCloud2> points = peer.publisher("/lidar/points", PointCloud2.class, Qos.SENSOR_DATA);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
            for (int i = 1; found.size() < 3 || !knowsModel(told); i++) {
                assertThat(System.nanoTime()).as("within two minutes").isLessThan(end);
                assertThat(process.isAlive()).isTrue();
                points.publish(cloud(i * 100_000_000L));
                TimeUnit.MILLISECONDS.sleep(100);
            }

            assertThat(found.get(0).header().frameId()).isEqualTo("lidar_top");
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue())
                    .as("asked to end, it ended in order")
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean knowsModel(List<DiagnosticStatus> told) {
        return told.stream()
                .anyMatch(status -> status.name().equals("robot/perception_node: perception")
                        && status.values().contains(new KeyValue("model", TinyModel.ID)));
    }

    private static PointCloud2 cloud(long nanos) {
        int size = 2000;
        float[] xyzi = new float[size * PointCloud.STRIDE];
        for (int i = 0; i < size; i++) {
            double angle = 2 * Math.PI * i / size;
            xyzi[4 * i] = (float) (15 * Math.cos(angle));
            xyzi[4 * i + 1] = (float) (15 * Math.sin(angle));
            xyzi[4 * i + 2] = -1;
        }
        PointCloud cloud = new PointCloud(new FrameId("lidar_top"), new Stamp(nanos, Clock.SENSOR), xyzi, size);
        return CloudWriter.write(cloud, "lidar_top");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("ROS_DOMAIN_ID", Integer.toString(DOMAIN));
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        builder.environment().remove("ROS_STATIC_PEERS");
        return builder.start();
    }
}
