package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.model.TinyModel;
import io.foresight.ros2.dds.FastDds;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCommandsTest {
    @TempDir
    static Path folder;

    private static String model;
    private static String data;

    @BeforeAll
    static void writeAModelAndASweep() throws IOException {
        model = TinyModel.write(folder.resolve("tiny")).toString();
        CommandRun made = CommandRun.of(
                "dataset",
                "simulate",
                "--sensor",
                "vlp16",
                "--scenes",
                "1",
                "--sweeps",
                "1",
                "--threads",
                "1",
                "--out",
                folder.resolve("sim").toString());
        assertThat(made.code()).as(made.err()).isZero();
        data = "sim:" + folder.resolve("sim");
    }

    @Test
    void thePipelinesReportHasEveryField() throws IOException {
        CommandRun run = CommandRun.of(
                "bench",
                "perception",
                "--data",
                data,
                "--model",
                model,
                "--threads",
                "1",
                "--precision",
                "fp32",
                "--iterations",
                "3",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("pipeline_ms").get("p95").asDouble())
                .isGreaterThanOrEqualTo(report.get("pipeline_ms").get("p50").asDouble());
        assertThat(report.get("stages_ms").fieldNames())
                .toIterable()
                .containsExactly("validate", "voxelise", "network", "decode");
        assertThat(report.get("network_gflop").asDouble()).isPositive();
        assertThat(report.get("network_gflops").asDouble()).isPositive();
        assertThat(report.get("gemm_peak_gflops").get("bf16").asDouble()).isPositive();
        assertThat(report.get("gemm_peak_gflops").get("fp32").asDouble()).isPositive();
        assertThat(report.get("threads").asInt()).isEqualTo(1);
        assertThat(report.get("device").asText()).isEqualTo("cpu");
        assertThat(report.get("model").asText()).isEqualTo(TinyModel.ID);
        assertThat(report.get("points").asInt()).isGreaterThan(1000);
    }

    @Test
    void moreCallsThanCanBeAnsweredAreAnsweredOrRefused() throws IOException {
        CommandRun run = CommandRun.of(
                "bench",
                "overload",
                "--data",
                data,
                "--model",
                model,
                "--threads",
                "1",
                "--precision",
                "fp32",
                "--seconds",
                "1",
                "--times",
                "4",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("alone_ms").get("count").asInt()).isPositive();
        assertThat(report.get("per_second").asDouble()).isPositive();
        assertThat(report.get("floor_ms").get("p50").asDouble()).isPositive();
        JsonNode load = report.get("loads").get(0);
        assertThat(load.get("times").asDouble()).isEqualTo(4);
        int answered = load.get("answered_ms").get("count").asInt();
        int refused = load.get("refused_ms").get("count").asInt();
        assertThat(answered).isPositive();
        assertThat(answered + refused).isEqualTo(load.get("sent").asInt());
        assertThat(load.get("failed")).isEmpty();
    }

    @Test
    void aServiceInAnotherProcessAnswers() throws IOException {
        CommandRun run = CommandRun.of(
                "bench",
                "transport",
                "--data",
                data,
                "--model",
                model,
                "--threads",
                "1",
                "--precision",
                "fp32",
                "--iterations",
                "3",
                "--points",
                "20000",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("cloud_bytes").asLong()).isEqualTo(320_000);
        assertThat(report.get("round_trip_ms").get("p50").asDouble())
                .isGreaterThan(report.get("pipeline_ms").get("p50").asDouble());
        assertThat(report.get("added_ms").get("p50").asDouble()).isPositive();
        assertThat(report.get("floor_ms").get("p50").asDouble()).isPositive();
        assertThat(report.get("calls").asInt()).isEqualTo(3);
    }

    @Test
    void cloudsFromAnotherProcessAreCounted() throws IOException {
        assumeTrue(FastDds.unavailable().isEmpty(), () -> "SKIPPED: " + FastDds.unavailable());
        CommandRun run = CommandRun.of(
                "bench",
                "transport",
                "--ros2",
                "--sizes",
                "64000,2000000",
                "--iterations",
                "5",
                "--rate",
                "20",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode rows = run.json().get("rows");
        assertThat(rows).hasSize(4);
        for (JsonNode row : rows) {
            assertThat(row.get("sent").asInt()).isEqualTo(5);
            assertThat(row.get("received").asInt() + row.get("lost").asInt()).isEqualTo(5);
            assertThat(row.get("corrupt").asInt()).isZero();
            if (row.get("qos").asText().equals("reliable")) {
                assertThat(row.get("lost").asInt()).isZero();
                assertThat(row.get("latency_ms").get("p50").asDouble()).isPositive();
                assertThat(row.get("allocated_bytes_per_sample").asLong())
                        .as("one copy and a little")
                        .isBetween(row.get("bytes").asLong(), row.get("bytes").asLong() + 300_000);
            }
            assertThat(row.get("publish_ms").get("count").asInt()).isEqualTo(5);
        }
        JsonNode codec = run.json().get("codec");
        assertThat(codec.get("decode_allocated_bytes").asLong()).isLessThan(100_000);
        assertThat(codec.get("encode_ms").get("p50").asDouble()).isPositive();
    }

    @Test
    void theAssemblyWorldIsMeasuredWithFloorsBesideIt() throws IOException {
        CommandRun run = CommandRun.of("bench", "assembly", "--seconds", "0.005", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        for (String field : java.util.List.of(
                "boards_per_s", "symbolic_steps_per_s", "images_per_s", "decisions_per_s", "thread_scaling")) {
            assertThat(report.get(field).asDouble()).as(field).isPositive();
            assertThat(report.get("spread").get(field).get("p50").asDouble())
                    .as(field)
                    .isPositive();
        }
        boolean physical = report.get("physical_missing").isNull();
        assertThat(report.get("physical_skill_ms").isNull()).isEqualTo(!physical);
        assertThat(report.get("save_restore_us").isNull()).isEqualTo(!physical);
        assertThat(report.get("floors").get("rules_per_s").asDouble())
                .isGreaterThan(report.get("symbolic_steps_per_s").asDouble() / 20);
        assertThat(report.get("machine").get("cores").asInt()).isPositive();
    }

    @Test
    void wrongOptionsAreWrongUsage() {
        assertThat(CommandRun.of("bench").code()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "percepton").err()).contains("did you mean perception?");
        assertThat(CommandRun.of("bench", "assembly", "--seconds", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "memory", "--seconds", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "transport", "--points", "7").code()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "transport", "--ros2", "--sizes", "100")
                        .err())
                .contains("--sizes must be multiples of 16");
        assertThat(CommandRun.of("bench", "transport", "--ros2", "--rate", "0").code())
                .isEqualTo(2);
        assertThat(CommandRun.of("bench", "lidar", "--iterations", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("bench", "perception", "--model", model, "--data", "kiti:x")
                        .err())
                .contains("did you mean \"kitti\"?")
                .hasLineCount(1);
    }

    @Test
    void everyWayOfRecordingIsMeasuredBesideAPlainWrite() throws IOException {
        CommandRun run = CommandRun.of("bench", "recording", "--messages", "2", "--rounds", "1", "--json");

        assertThat(run.code()).as(run.err()).isZero();
        JsonNode speeds = run.json().get("speeds");
        for (String way : new String[] {"none", "unchunked", "lz4", "zstd"}) {
            assertThat(speeds.get(way).get("written").get("median").asDouble()).isPositive();
            assertThat(speeds.get(way).get("plain").get("median").asDouble()).isPositive();
        }
        assertThat(speeds.get("zstd").get("packed").asDouble()).isLessThan(1);
        assertThat(CommandRun.of("bench", "recording", "--rounds", "0").code()).isEqualTo(2);
    }
}
