package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.model.ReadersAlone;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReflectCommandTest {
    @Test
    void theReportHasEveryFieldForEachNumberOfThreads() throws IOException {
        CommandRun run = CommandRun.of(
                "bench", "reflect", "--decisions", "12", "--threads", "2,1", "--precision", "fp32", "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode report = run.json();
        assertThat(report.get("picture_side").asInt()).isEqualTo(224);
        assertThat(report.get("runs")).hasSize(2);
        for (JsonNode one : report.get("runs")) {
            assertThat(one.get("decision_ms").get("count").asInt()).isEqualTo(12);
            assertThat(one.get("decisions_per_s").asDouble()).isPositive();
            assertThat(one.get("stages_ms").fieldNames())
                    .toIterable()
                    .containsExactly("encode", "believe", "propose", "weigh", "imagine", "trace");
            double encode = one.get("stages_ms").get("encode").get("p50").asDouble();
            assertThat(encode).isLessThan(one.get("decision_ms").get("p50").asDouble());
            assertThat(one.get("encode_gflop").asDouble()).isBetween(0.1, 20.0);
            assertThat(one.get("share_of_peak").asDouble()).isBetween(0.0, 1.5);
            assertThat(one.get("expert_ms").get("p50").asDouble()).isLessThan(encode);
            assertThat(one.get("empty_call_ms").get("p50").asDouble()).isBetween(0.0, encode);
            assertThat(one.get("resident_bytes").asLong()).isPositive();
        }
        assertThat(report.get("runs").get(1).get("threads").asInt()).isEqualTo(1);
    }

    @Test
    void allWrongOptionsAreNamedAtOnce() {
        CommandRun run = CommandRun.of(
                "bench",
                "reflect",
                "--decisions",
                "0",
                "--threads",
                "1,0",
                "--precision",
                "fp8",
                "--weights",
                "nowhere/at-all");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("--decisions must be 1 to 100000, got 0")
                .contains("--threads must be 1 to 1024, got 0")
                .contains("--precision must be auto, bf16 or fp32, got fp8")
                .contains("nowhere/at-all");
    }

    @Test
    void aPolicyThatTheModelLacksIsNamed(@TempDir Path folder) throws IOException {
        ReadersAlone.copyTo(folder);
        CommandRun run = CommandRun.of(
                "bench", "reflect", "--decisions", "1", "--proposer", "embedded", "--weights", folder.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("reflect-sim").contains("has no policy \"policy\"; it has none");
    }
}
