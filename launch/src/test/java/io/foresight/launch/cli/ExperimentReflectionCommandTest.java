package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentReflectionCommandTest {
    @TempDir
    Path folder;

    @Test
    void theSmokeRunsKeepsAndReports() throws IOException {
        String out = folder.resolve("out").toString();
        String report = folder.resolve("docs/reflection.md").toString();
        CommandRun run =
                CommandRun.of("experiment", "reflection", "--smoke", "--out", out, "--report", report, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode rows = run.json().get("rows");
        assertThat(rows).hasSizeGreaterThan(4);
        for (JsonNode row : rows) {
            if (row.get("row").asText().equals("expert")) {
                assertThat(row.get("solved").asInt()).isEqualTo(3);
            }
        }
        assertThat(Files.readString(Path.of(report)))
                .contains("3 tasks of test in the physical world")
                .contains("`reflect-forward`")
                .contains("## In pairs")
                .contains("**Not run**");

        CommandRun again = CommandRun.of("experiment", "reflection", "--smoke", "--out", out);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("holds results already").contains("--resume");

        Path expert = folder.resolve("out/expert.json");
        Files.writeString(expert, Files.readString(expert).substring(0, 200));
        CommandRun damaged = CommandRun.of("experiment", "reflection", "--smoke", "--out", out, "--resume");
        assertThat(damaged.code()).isEqualTo(1);
        assertThat(damaged.err()).contains("expert.json is damaged").contains("delete it");

        Files.delete(expert);
        CommandRun resumed = CommandRun.of("experiment", "reflection", "--smoke", "--out", out, "--resume");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(resumed.out()).contains("3 of 3 solved").contains("out/reflection.md");
    }

    @Test
    void allWrongOptionsAreNamedAtOnce() {
        CommandRun run = CommandRun.of(
                "experiment",
                "reflection",
                "--rows",
                "reflct,expert",
                "--models",
                "nowhere/a",
                "--models",
                "claned=nowhere/b",
                "--tasks",
                "0",
                "--threads",
                "0",
                "--out",
                folder.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("did you mean \"reflect\"?")
                .contains("nowhere/a")
                .contains("claned")
                .contains("tasks must be 1 to")
                .contains("--threads must be 1 to 64, got 0");
    }

    @Test
    void anExperimentMustBeNamed() {
        CommandRun run = CommandRun.of("experiment");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("experiment reflection");
    }
}
