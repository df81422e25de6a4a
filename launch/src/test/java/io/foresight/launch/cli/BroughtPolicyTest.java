package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.launch.assembly.PlannerSettings;
import io.foresight.planner.serve.PlannerServer;
import io.foresight.planner.serve.ServeConfig;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A policy of another module, known by its service file alone, in all commands that take one. */
class BroughtPolicyTest {
    @Test
    void itSolvesAndIsEvaluatedWithItsOwnOptions() throws IOException {
        JsonNode solved = CommandRun.of(
                        "assembly", "solve", "--policy", "brought", "--patience", "3", "--failures", "none", "--json")
                .json();
        assertThat(solved.get("policy").asText()).isEqualTo("brought");
        assertThat(solved.get("steps").asInt()).isEqualTo(4);
        JsonNode evaluated = CommandRun.of(
                        "assembly",
                        "eval",
                        "--policy",
                        "brought",
                        "--compare",
                        "mcts",
                        "--value",
                        "seated",
                        "--tasks",
                        "2",
                        "--json")
                .json();
        assertThat(evaluated.get("other").get("policy").asText()).isEqualTo("mcts-seated");
        assertThat(evaluated.get("success").asDouble()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"solve", "eval", "record", "decide"})
    void helpDescribesEveryInstalledPolicyAndItsOptions(String command) {
        String help = CommandRun.of("assembly", command, "--help").out();
        assertThat(help)
                .containsPattern("brought +Takes pieces up and puts them down\\.")
                .contains("--patience", "Of brought.")
                .contains("1 to 40 (default: 6)")
                .contains("--value", "Of greedy, mcts, beam.", "--refused-too", "Of random, mcts-paper.");
    }

    @Test
    void allThatIsWrongAboutOptionsIsSaidInOneLine() {
        CommandRun run =
                CommandRun.of("assembly", "eval", "--policy", "brought", "--patience", "0", "--value", "seated");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("patience must be 1 to 40, got \"0\"")
                .contains("brought has no option \"value\" (it has patience)")
                .hasLineCount(1);
        assertThat(CommandRun.of("assembly", "eval", "--policy", "brougt").err())
                .contains("did you mean \"brought\"?");
        assertThat(CommandRun.of("assembly", "eval", "--pateince", "3").err()).contains("did you mean --patience?");
    }

    @Test
    void theServiceOffersItTooButNoneThatOpensConnections() {
        assertThat(PlannerSettings.DEFAULT.offer().policies().names())
                .startsWith("expert", "random", "greedy", "mcts", "mcts-paper", "beam")
                .contains("brought")
                .doesNotContain("vlm");
    }

    @Test
    void itDecidesInAWorldOfAService() throws IOException {
        try (PlannerServer server =
                PlannerServer.start(ServeConfig.DEFAULT.withPort(0), PlannerSettings.DEFAULT.offer())) {
            String address = "127.0.0.1:" + server.port();
            CommandRun brought = CommandRun.of(
                    "assembly", "decide", "--service", address, "--policy", "brought", "--patience", "2", "--json");
            assertThat(brought.code()).isEqualTo(1);
            assertThat(brought.json().get("steps").asInt()).isEqualTo(3);
            assertThat(brought.json().get("actions")).hasSize(2);
            CommandRun expert = CommandRun.of("assembly", "decide", "--service", address, "--index", "3");
            assertThat(expert.code()).as(expert.err()).isZero();
            assertThat(expert.out()).contains("pick up", "solved in");
        }
    }

    @Test
    void aServiceThatIsNotThereOrCannotBeNamedIsSaidInOneLine() {
        CommandRun nobody = CommandRun.of("assembly", "decide", "--service", "127.0.0.1:1");
        assertThat(nobody.code()).isEqualTo(1);
        assertThat(nobody.err()).contains("UNAVAILABLE").hasLineCount(1);
        CommandRun nonsense = CommandRun.of("assembly", "decide", "--service", "here");
        assertThat(nonsense.code()).isEqualTo(2);
        assertThat(nonsense.err()).contains("HOST:PORT", "got here");
    }
}
