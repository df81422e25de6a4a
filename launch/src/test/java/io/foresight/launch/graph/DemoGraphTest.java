package io.foresight.launch.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's launch file as it ships, watched by a program of another DDS that shares nothing with it but the wire. */
class DemoGraphTest {
    private static final int DOMAIN = 77;
    private static final int ARRAYS = Integer.getInteger("foresight.graph.arrays", 20);
    private static final String LOOPBACK = "<CycloneDDS><Domain id=\"any\"><General>"
            + "<Interfaces><NetworkInterface name=\"lo\" multicast=\"false\"/></Interfaces>"
            + "<AllowMulticast>false</AllowMulticast></General>"
            + "<Discovery><ParticipantIndex>auto</ParticipantIndex><MaxAutoParticipantIndex>32</MaxAutoParticipantIndex>"
            + "<Peers><Peer Address=\"127.0.0.1\"/></Peers></Discovery>"
            + "<Internal><SocketReceiveBufferSize min=\"default\" max=\"16MB\"/></Internal></Domain></CycloneDDS>";

    @TempDir
    private Path folder;

    @Test
    void anIndependentSubscriberCountsTheDemosDetections() throws Exception {
        needCyclone();
        run("idlc", "watch.idl");
        run("cc", "-O2", "-o", "watch", "watch_peer.c", "watch.c", "-lddsc");

        Process launch = launch();
        try {
            String seen = run("./watch", Integer.toString(DOMAIN), Integer.toString(ARRAYS), "150");
            System.out.println("launch/demo.yaml, seen by Cyclone DDS: " + seen.strip());
            JsonNode watched = new ObjectMapper().readTree(seen);
            assertThat(watched.get("arrays").asInt()).as(() -> log()).isGreaterThanOrEqualTo(ARRAYS);
            assertThat(watched.get("boxes").asInt()).isPositive();
            assertThat(watched.get("clouds").asInt()).isPositive();
        } finally {
            launch.toHandle().destroy();
            assertThat(launch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(launch.exitValue()).as(() -> log()).isZero();
    }

    private Process launch() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>(OwnCommand.of(
                Path.of("..").toAbsolutePath().normalize(),
                List.of("launch", Path.of("demo.yaml").toAbsolutePath().toString(), "foxglove_port:=" + free)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launch.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "ROS_DOMAIN_ID", Integer.toString(DOMAIN), "ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST"));
        return builder.start();
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("CYCLONEDDS_URI", LOOPBACK);
        Path output = folder.resolve("output");
        Process process = builder.redirectError(folder.resolve("problems").toFile())
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as("%s: %s", List.of(command), Files.readString(folder.resolve("problems")))
                .isZero();
        return Files.readString(output);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("launch.log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void needCyclone() throws IOException {
        for (String program : List.of("idlc", "cc")) {
            boolean isThere = List.of(System.getenv("PATH").split(":", -1)).stream()
                    .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
            assumeTrue(
                    isThere,
                    () -> "SKIPPED: " + program + " is not installed (Debian: cyclonedds-tools cyclonedds-dev g++)");
        }
        assumeTrue(
                Files.exists(Path.of("/usr/include/dds/dds.h")),
                "SKIPPED: Cyclone DDS's headers are missing (Debian: cyclonedds-dev)");
        for (String file : List.of("watch.idl", "watch_peer.c")) {
            try (InputStream source = DemoGraphTest.class.getResourceAsStream(file)) {
                Files.write(folder.resolve(file), source.readAllBytes());
            }
        }
    }
}
