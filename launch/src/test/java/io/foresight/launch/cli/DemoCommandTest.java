package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.model.TinyModel;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {
    @TempDir
    Path folder;

    @Test
    void drivesStreamsPerceivesAndScoresEveryFrame() throws IOException {
        Path model = TinyModel.write(folder.resolve("tiny"));
        CommandRun run = CommandRun.of(
                "demo",
                "--headless",
                "--seconds",
                "1",
                "--sensor",
                "vlp16",
                "--model",
                model.toString(),
                "--threads",
                "1",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("frames").asInt()).isEqualTo(10);
        assertThat(report.get("age_ms").get("count").asInt())
                .isEqualTo(10 - report.get("dropped").asInt());
        assertThat(report.get("age_ms").get("p50").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(report.get("age_ms").get("p95").asDouble());
        assertThat(report.get("by_class").fieldNames())
                .toIterable()
                .containsExactly("car", "truck", "bus", "pedestrian", "cyclist", "motorcycle");
        int truth = 0;
        for (JsonNode row : report.get("by_range")) {
            truth += row.get("truth").asInt();
        }
        assertThat(truth).isPositive();
        assertThat(report.has("precision")).isTrue();
        assertThat(report.get("recall").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.get("stages_ms").get("network").asDouble()).isPositive();
        assertThat(report.get("assembly").get("policy").asText()).isEqualTo("reflect");
    }

    @Test
    void theAssemblySceneAloneNeedsNoDetectorAndSaysWhatItDid() throws IOException {
        JsonNode report = assemblySceneFor("3");
        if (report.get("assembly").get("steps").asInt() == 0) {
            report = assemblySceneFor("60"); // a machine with much other work comes to no step in three seconds
        }
        assertThat(report.has("frames")).isFalse();
        assertThat(report.get("assembly").get("steps").asInt()).isPositive();
        assertThat(report.get("assembly").get("world").asText()).isIn("symbolic", "physical");
        assertThat(report.get("assembly").get("cpu_share").asDouble()).isBetween(0.0, 1.0);
    }

    private static JsonNode assemblySceneFor(String seconds) throws IOException {
        CommandRun run = CommandRun.of(
                "demo", "--headless", "--seconds", seconds, "--scene", "assembly", "--model", "nothing", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        return run.json();
    }

    @Test
    void theDriveAloneIsAsItWas() throws IOException {
        Path model = TinyModel.write(folder.resolve("tiny"));
        CommandRun run = CommandRun.of(
                "demo", "--headless", "--seconds", "1", "--scene", "drive", "--model", model.toString(), "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("assembly").isNull()).isTrue();
        assertThat(run.json().get("frames").asInt()).isEqualTo(10);
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        assertWrongUsage("--headless needs --seconds", "--headless");
        assertWrongUsage("--sensor must be one of", "--seconds", "1", "--sensor", "hdl65");
        assertWrongUsage("seconds must be at least 1, got 0", "--seconds", "0");
        assertWrongUsage("--seconds", "--seconds", "many");
        assertWrongUsage("drive, assembly, both", "--scene", "kitchen");
        assertWrongUsage("port must be 0 to 65535, got 70000", "--headless", "--seconds", "1", "--foxglove", "70000");
    }

    @Test
    void aTakenPageIsAOneLineFailure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of("demo", "--seconds", "1", "--port", "" + taken.getLocalPort());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("port " + taken.getLocalPort()).hasLineCount(1);
        }
    }

    @Test
    void aTakenFoxglovePortIsAOneLineFailure() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandRun run =
                    CommandRun.of("demo", "--headless", "--seconds", "1", "--foxglove", "" + taken.getLocalPort());

            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err()).contains("port " + taken.getLocalPort()).hasLineCount(1);
        }
    }

    @Test
    void aMissingModelIsAOneLineFailure() {
        CommandRun run = CommandRun.of("demo", "--headless", "--seconds", "1", "--model", "nothing");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("unknown model \"nothing\"").hasLineCount(1);
    }

    private static void assertWrongUsage(String message, String... arguments) {
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("demo"), java.util.Arrays.stream(arguments))
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(all);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(message).hasLineCount(1);
    }
}
