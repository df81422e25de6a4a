package io.foresight.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.foresight.launch.doctor.Finding.State;
import io.foresight.ros2.dds.DdsParticipant;
import io.foresight.ros2.dds.DdsSettings;
import io.foresight.ros2.dds.Endpoint;
import io.foresight.ros2.dds.FastDds;
import io.foresight.ros2.dds.PeerListener;
import io.foresight.ros2.dds.Qos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RosGraphTest {
    private static final Map<String, String> HERE = Map.of("ROS_DOMAIN_ID", "35", "ROS_LOCALHOST_ONLY", "1");
    private static final Duration SHORT = Duration.ofMillis(200);

    @TempDir
    private Path folder;

    @Test
    void theGraphIsCountedAndItsFaultsAreNamed() throws InterruptedException {
        try (DdsParticipant there = new FastDds().open("there", DdsSettings.local(35), PeerListener.NONE)) {
            there.createWriter(Endpoint.ros("/a", "std_msgs/msg/String", Qos.SENSOR_DATA));
            there.createReader(Endpoint.ros("/a", "std_msgs/msg/String", Qos.RELIABLE), sample -> {});

            Finding found = RosGraph.graph(HERE, Duration.ofSeconds(3));

            assertThat(found.state()).isEqualTo(State.WARN);
            assertThat(found.found())
                    .startsWith("domain 35, range LOCALHOST: 1 participants and 1 topics seen within 3.0 s; on 1");
            assertThat(found.advice()).contains("foresight topics");
        }
    }

    @Test
    void anEmptyGraphIsNoFault() throws InterruptedException {
        Finding found = RosGraph.graph(Map.of("ROS_DOMAIN_ID", "37", "ROS_LOCALHOST_ONLY", "1"), SHORT);
        assertThat(found)
                .isEqualTo(Finding.ok(
                        "ROS 2 graph", "domain 37, range LOCALHOST: 0 participants and 0 topics seen within 0.2 s"));
    }

    @Test
    void badVariablesAreNamed() throws InterruptedException {
        assertThat(RosGraph.graph(Map.of("ROS_DOMAIN_ID", "300"), SHORT).found())
                .contains("ROS_DOMAIN_ID", "300");
        assertThat(RosGraph.graph(Map.of("ROS_AUTOMATIC_DISCOVERY_RANGE", "OFF"), SHORT)
                        .state())
                .isEqualTo(State.WARN);
    }

    @Test
    void smallReceiveBuffersAreAFaultWithTheCommandThatMendsIt() throws IOException {
        Path limit = Files.writeString(folder.resolve("rmem_max"), "212992\n");
        assertThat(RosGraph.buffers(limit).found()).contains("208 KiB");
        assertThat(RosGraph.buffers(limit).advice()).contains("net.core.rmem_max=16777216");
        assertThat(RosGraph.buffers(Files.writeString(limit, "4194304")).state())
                .isEqualTo(State.OK);
        assertThat(RosGraph.buffers(folder.resolve("none")).state()).isEqualTo(State.OK);
    }

    /** Linux gives the numbers in /proc/sys to the first read alone; a regular file cannot show it. */
    @Test
    void aNumberOfTheSystemIsReadWhole() throws Exception {
        Path number = Path.of("/proc/sys/kernel/pid_max");
        assumeTrue(Files.isReadable(number), "SKIPPED: no " + number + " here");
        Process cat = new ProcessBuilder("cat", number.toString()).start();
        String whole = new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
        assertThat(whole).hasSizeGreaterThan(1);
        assertThat(RosGraph.number(number)).isEqualTo(Long.parseLong(whole));
        assertThatThrownBy(() -> RosGraph.number(Path.of("/proc/sys/kernel/ostype")))
                .hasMessageContaining("ostype does not hold a number");
    }
}
