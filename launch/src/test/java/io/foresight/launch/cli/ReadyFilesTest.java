package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.launch.foxglove.FoxglovePeer;
import io.foresight.launch.graph.OwnCommand;
import io.foresight.launch.model.TinyModel;
import io.foresight.perception.points.PointCloud;
import io.foresight.ros2.cdr.MessageType;
import io.foresight.ros2.mcap.McapSettings;
import io.foresight.ros2.mcap.McapWriter;
import io.foresight.ros2.message.SensorMsgs.PointCloud2;
import io.foresight.sim.bridge.cloud.CloudWriter;
import io.foresight.sim.drive.DrivingSimulation;
import io.foresight.sim.drive.SceneConfig;
import io.foresight.sim.drive.SensorRig;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launch files that lie in this module's folder. */
@Timeout(300)
class ReadyFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("files")
    void nothingIsWrongWithAReadyFile(Path file) throws IOException {
        List<String> words = new ArrayList<>(List.of("launch", file.toString(), "--check"));
        String declared =
                CommandRun.of("launch", file.toString(), "--show-args").out();
        if (declared.contains("foxglove_port")) {
            words.add("foxglove_port:=" + freePort());
        }
        if (declared.contains("bag (must be given)")) {
            words.add("bag:=some.mcap");
        }
        CommandRun run = CommandRun.of(words.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("no problems in " + file);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(""))) {
            List<Path> ready = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertThat(ready).hasSize(8).contains(Path.of("demo.yaml"));
            return ready;
        }
    }

    @Test
    void theDemoRunsAsNodesAndFoxgloveSeesItsBoxes() throws Exception {
        Path model = TinyModel.write(folder.resolve("tiny"));

        Set<String> awaited = Set.of("/points", "/perception/detections", "/perception/markers", "/tf");
        assertThat(seen("96", awaited, "demo.yaml", "sensor:=vlp16", "model:=" + model))
                .containsAll(awaited);
    }

    @Test
    void aRecordingIsPlayedIntoPerceptionAndFoxglove() throws Exception {
        Path model = TinyModel.write(folder.resolve("tiny"));
        Path bag = record(folder.resolve("drive.mcap"), 100);

        Set<String> awaited = Set.of("/lidar/points", "/perception/detections", "/perception/markers");
        assertThat(seen("98", awaited, "replay.yaml", "bag:=" + bag, "points:=/lidar/points", "model:=" + model))
                .containsAll(awaited);
    }

    @Test
    void thePlannerDrivesTheAssemblySimulatorAndFoxgloveSeesIt() throws Exception {
        Set<String> awaited = Set.of("/assembly/image", "/assembly/outcome", "/assembly/plan");
        assertThat(seen("99", awaited, "assembly.yaml", "world:=symbolic", "policy:=expert"))
                .containsAll(awaited);
    }

    /** The topics that a viewer gets messages of, until it has of all awaited ones, while a file's processes run; all of them end in order. */
    private Set<String> seen(String domain, Set<String> awaited, String... words) throws Exception {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of("launch"));
        arguments.addAll(List.of(words));
        arguments.add("foxglove_port:=" + port);
        ProcessBuilder builder = new ProcessBuilder(
                        OwnCommand.of(Path.of("..").toAbsolutePath().normalize(), arguments))
                .redirectErrorStream(true);
        builder.environment().put("ROS_DOMAIN_ID", domain);
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        Process launch = builder.start();
        try (BufferedReader lines = launch.inputReader(StandardCharsets.UTF_8)) {
            StringBuilder said = new StringBuilder();
            String line = lines.readLine();
            while (line != null && !line.matches(".*foxglove.*is healthy.*")) {
                said.append(line).append('\n');
                line = lines.readLine();
            }
            assertThat(line).as(said.toString()).isNotNull();
            Set<String> seen;
            try (FoxglovePeer peer = FoxglovePeer.start(
                    folder,
                    "ws://localhost:" + port,
                    30,
                    "foxglove.sdk.v1",
                    "^/(points|lidar/points|tf|perception/.*|assembly/.*)$",
                    String.join(",", awaited))) {
                seen = peer.lines().stream()
                        .filter(found -> found.get(0).equals("message"))
                        .map(found -> found.get(1))
                        .collect(Collectors.toSet());
            }
            launch.toHandle().destroy(); // unlike Process.destroy, this leaves its output readable
            StringBuilder rest = new StringBuilder();
            lines.lines().forEach(each -> rest.append(each).append('\n'));
            assertThat(launch.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(launch.exitValue()).as(rest.toString()).isZero();
            assertThat(rest.toString()).doesNotContain("killed");
            return seen;
        } finally {
            launch.destroyForcibly();
        }
    }

    private static Path record(Path file, int sweeps) throws IOException {
        MessageType<PointCloud2> type = MessageType.of(PointCloud2.class);
        DrivingSimulation drive = new DrivingSimulation(1, SceneConfig.any(), SensorRig.onRoof("vlp16"));
        try (McapWriter writer = McapWriter.create(file, McapSettings.DEFAULT.withProfile("ros2"))) {
            int schema =
                    writer.addSchema(type.name(), "ros2msg", type.definition().getBytes(StandardCharsets.UTF_8));
            int channel = writer.addChannel(schema, "/lidar/points", "cdr", Map.of());
            for (int i = 0; i < sweeps; i++) {
                PointCloud cloud = drive.step().sweep().cloud();
                byte[] cdr = type.encode(CloudWriter.write(cloud, "lidar"));
                long nanos = cloud.stamp().nanoseconds();
                writer.write(channel, i, nanos, nanos, ByteBuffer.wrap(cdr));
            }
        }
        return file;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
