package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyCommandsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void tasksAreWrittenAndReadBackByOtherCommands() throws IOException {
        String file = folder.resolve("tasks.jsonl").toString();

        JsonNode written = CommandRun.of("assembly", "generate", "--tasks", "5", "--out", file, "--json")
                .json();
        JsonNode evaluated = CommandRun.of("assembly", "eval", "--tasks-file", file, "--failures", "none", "--json")
                .json();
        CommandRun statistics = CommandRun.of("assembly", "stats", "--tasks-file", file);

        assertThat(written.get("tasks").asInt()).isEqualTo(5);
        assertThat(written.get("sha256").asText()).hasSize(64);
        assertThat(evaluated.get("tasks").asInt()).isEqualTo(5);
        assertThat(evaluated.get("success").asDouble()).isEqualTo(1);
        assertThat(statistics.out()).contains("5 tasks");
        CommandRun again = CommandRun.of("assembly", "generate", "--tasks", "4", "--out", file);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("is there already").contains("--overwrite");
        CommandRun said = CommandRun.of("assembly", "generate", "--tasks", "4", "--out", file, "--overwrite");
        assertThat(said.code()).as(said.err()).isZero();
    }

    @Test
    void aTaskFileOfAnotherVersionIsRefusedInOneLine() throws IOException {
        Path file = folder.resolve("tasks.jsonl");
        CommandRun.of("assembly", "generate", "--tasks", "2", "--out", file.toString());
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("\"version\":1", "\"version\":9"));

        CommandRun run = CommandRun.of("assembly", "eval", "--tasks-file", file.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("version", "9").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void statisticsStandBesideTheReference() throws IOException {
        JsonNode statistics = CommandRun.of("assembly", "stats", "--tasks", "60", "--seed", "5", "--json")
                .json();

        assertThat(statistics.get("tasks").asInt()).isEqualTo(60);
        assertThat(statistics.get("lines").findValuesAsText("name")).isNotEmpty();
    }

    @Test
    void aTaskIsSolvedStepByStepAsTextAndAsPicture() throws IOException {
        Path png = folder.resolve("strips/test-0002.png");
        CommandRun run = CommandRun.of(
                "assembly",
                "solve",
                "--index",
                "2",
                "--failures",
                "none",
                "--policy",
                "beam",
                "--png",
                folder.resolve("strips").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("test-0002", "ideal", "pick up", "insert", "0 to go", "solved in");
        BufferedImage strip = ImageIO.read(png.toFile());
        assertThat(strip.getWidth()).isGreaterThan(800);
    }

    @Test
    void whoOnlyActsByChanceDoesNotSolveAndTheCommandSaysSo() throws IOException {
        CommandRun run = CommandRun.of("assembly", "solve", "--index", "1", "--policy", "random", "--json");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.json().get("end").asText()).isEqualTo("step_cap");
        assertThat(run.json().get("plan")).hasSize(50);
    }

    @Test
    void anEvaluationHasItsFieldsItsLogItsStripsAndTheSameResultOnTwoThreads() throws IOException {
        Path log = folder.resolve("log.jsonl");
        JsonNode one = CommandRun.of(
                        "assembly", "eval", "--policy", "mcts", "--tasks", "4", "--log", log.toString(), "--json")
                .json();
        JsonNode two = CommandRun.of(
                        "assembly",
                        "eval",
                        "--policy",
                        "mcts",
                        "--tasks",
                        "4",
                        "--threads",
                        "2",
                        "--png",
                        folder.resolve("strips").toString(),
                        "--json")
                .json();

        for (String field : List.of(
                "tasks", "success", "ci95", "excess_steps", "invalid_rate", "seconds_per_decision", "by_depth")) {
            assertThat(one.has(field)).as(field).isTrue();
        }
        assertThat(two.get("decisions")).isEqualTo(one.get("decisions"));
        assertThat(two.get("by_depth")).isEqualTo(one.get("by_depth"));
        List<String> lines = Files.readAllLines(log);
        assertThat(lines).hasSize(4);
        assertThat(JSON.readTree(lines.get(3)).get("task").asText()).isEqualTo("test-0003");
        assertThat(folder.resolve("strips")).isDirectoryContaining(file -> file.endsWith("test-0000.png"));
    }

    @Test
    void theWorldIsTheCommandsOwnOptionAlsoWhereAPolicyHasOneOfThatName() {
        CommandRun run = CommandRun.of("assembly", "solve", "--policy", "expert", "--world", "symbolic");
        assertThat(run.code()).as(run.err()).isZero();
    }

    @Test
    void twoPoliciesAreComparedInPairs() throws IOException {
        JsonNode report = CommandRun.of(
                        "assembly", "eval", "--policy", "random", "--compare", "expert", "--tasks", "6", "--json")
                .json();

        assertThat(report.get("comparison").get("tasks").asInt()).isEqualTo(6);
        assertThat(report.get("comparison").get("difference").asDouble()).isPositive();
        assertThat(report.get("other").get("policy").asText()).isEqualTo("expert");
    }

    @Test
    void episodesAreKeptWithPicturesStatesAndAllGoodActions() throws IOException {
        Path out = folder.resolve("episodes");
        CommandRun run = CommandRun.of(
                "assembly", "record", "--tasks", "2", "--size", "64", "--goal-from-elsewhere", "--out", out.toString());

        assertThat(run.code()).as(run.err()).isZero();
        List<String> lines = Files.readAllLines(out.resolve("steps.jsonl"));
        JsonNode first = JSON.readTree(lines.get(0));
        JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
        assertThat(first.get("best_actions").toString())
                .contains(first.get("expert_action").asText());
        assertThat(first.get("regret").asInt()).isZero();
        assertThat(last.get("next_steps_to_go").asInt()).isZero();
        assertThat(last.get("solved").asBoolean()).isTrue();
        for (JsonNode line : List.of(first, last)) {
            for (String image : List.of("image", "next_image", "goal_image")) {
                assertThat(ImageIO.read(out.resolve(line.get(image).asText()).toFile())
                                .getWidth())
                        .isEqualTo(64);
            }
        }
        assertThat(out.resolve(first.get("episode").asText()).resolve("strip.png"))
                .exists();
        CommandRun again = CommandRun.of("assembly", "record", "--tasks", "1", "--out", out.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("not empty").hasLineCount(1);
    }

    @Test
    void theRulesForeseeASymbolicWorldWithoutLuck() throws IOException {
        JsonNode agreement = CommandRun.of("assembly", "calibrate", "--world", "symbolic", "--tasks", "8", "--json")
                .json();

        assertThat(agreement.get("world").asText()).isEqualTo("symbolic");
        assertThat(agreement.get("steps").asInt()).isGreaterThan(50);
    }

    @Test
    void unknownNamesAreWrongUsageAndListWhatThereIs() {
        assertThat(CommandRun.of("assembly").code()).isEqualTo(2);
        assertThat(CommandRun.of("assembly", "eval", "--policy", "alphago").err())
                .contains("mcts-paper", "beam")
                .hasLineCount(1);
        assertThat(CommandRun.of("assembly", "eval", "--world", "real").err())
                .contains("symbolic, physical")
                .hasLineCount(1);
        assertThat(CommandRun.of("assembly", "solve", "--split", "tst").err())
                .contains("train, val, test, test-depth")
                .hasLineCount(1);
        assertThat(CommandRun.of("assembly", "eval", "--nodes", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("assembly", "eval", "--seconds-per-decision", "0")
                        .code())
                .isEqualTo(2);
        assertThat(CommandRun.of("assembly", "eval", "--threads", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("assembly", "eval", "--tasks", "0").code()).isEqualTo(2);
        assertThat(CommandRun.of("assembly", "eval", "--proposal-odds", "2").code())
                .isEqualTo(2);
        assertThat(CommandRun.of("assembly", "solve", "--index", "-1").code()).isEqualTo(2);
        assertThat(CommandRun.of("assembly", "record", "--size", "63", "--out", folder.toString())
                        .code())
                .isEqualTo(2);
        assertThat(CommandRun.of("assembly", "stats", "--split", "val", "--tasks-file", "x")
                        .code())
                .isEqualTo(2);
    }
}
