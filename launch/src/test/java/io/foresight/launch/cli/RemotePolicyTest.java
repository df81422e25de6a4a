package io.foresight.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policy {@code vlm} in the commands, against a server of this test. */
class RemotePolicyTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DONE = "{\"choices\": [{\"index\": 0, \"finish_reason\": \"stop\", \"message\":"
            + " {\"role\": \"assistant\", \"content\": \"{\\\"action\\\": \\\"done\\\"}\"}}],"
            + " \"usage\": {\"prompt_tokens\": 900, \"completion_tokens\": 7, \"total_tokens\": 907}}";

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private HttpServer server; // null: none was started

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void aModelBehindAServerIsEvaluatedBesideAnotherPolicy() throws IOException {
        String url = serve(200, key -> DONE);

        CommandRun run = CommandRun.of(
                "assembly",
                "eval",
                "--policy",
                "vlm",
                "--compare",
                "greedy",
                "--url",
                url,
                "--model",
                "some/vlm:7b",
                "--image-size",
                "64",
                "--tasks",
                "2",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("policy").asText()).isEqualTo("vlm");
        assertThat(run.json().get("ends").get("done_too_early").asInt()).isEqualTo(2);
        assertThat(run.json().get("other").get("policy").asText()).isEqualTo("greedy");
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0).get("model").asText()).isEqualTo("some/vlm:7b");
        assertThat(requests.get(0).toString()).contains("data:image/png;base64,", "pick up ");
    }

    @Test
    void whatAServerProposesIsImaginedAndCorrectedByWhatHappens() throws IOException {
        String url = serve(200, key -> DONE); // the server gives up at once; the belief does not

        CommandRun run = CommandRun.of(
                "assembly",
                "solve",
                "--policy",
                "vlm-reflect",
                "--url",
                url,
                "--model",
                "some/vlm:7b",
                "--network-threads",
                "1",
                "--instruction",
                "red goes in before blue",
                "--json");

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().get("policy").asText()).isEqualTo("vlm-reflect");
        assertThat(run.json().get("end").asText()).isEqualTo("solved");
        assertThat(requests).hasSize(run.json().get("steps").asInt());
        assertThat(requests.get(0).toString()).contains("data:image/png;base64,", "red goes in before blue");
    }

    @Test
    void aMissingAddressOrModelIsSaidBeforeAnythingStarts() {
        CommandRun run = CommandRun.of("assembly", "eval", "--policy", "vlm");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains("url must be the address of a server", "model must be the name of a model")
                .hasLineCount(1);
        assertThat(CommandRun.of("assembly", "solve", "--policy", "vlm", "--url", "here", "--model", "m")
                        .err())
                .contains("got \"here\"");
    }

    @Test
    void theModelOfASearchIsStillAWorld() {
        CommandRun unknown = CommandRun.of("assembly", "eval", "--policy", "mcts", "--model", "gpt");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("--model: unknown world \"gpt\"; choose one of symbolic, physical");
        CommandRun known = CommandRun.of(
                "assembly", "eval", "--policy", "greedy", "--model", "symbolic", "--tasks", "1", "--json");
        assertThat(known.code()).as(known.err()).isZero();
    }

    @Test
    void helpNamesTheOptionsAndWhereTheKeyComesFrom() {
        assertThat(CommandRun.of("assembly", "eval", "--help").out())
                .contains("--url", "FORESIGHT_VLM_KEY", "--model=WORLD")
                .containsPattern("  vlm +Asks a vision-language model");
    }

    @Test
    void aKeyThatTheServerRepeatsIsNotRepeatedInTheLog() throws Exception {
        String url = serve(401, key -> "{\"error\": \"no such key: " + key + "\"}");
        String key = "sk-secret-0123456789";

        Process process = ForesightProcess.start(
                0,
                Map.of("FORESIGHT_VLM_KEY", key),
                "assembly",
                "eval",
                "--policy",
                "vlm",
                "--url",
                url,
                "--model",
                "some-vlm",
                "--tasks",
                "1",
                "--verbose");
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output)
                .contains("event=vlm_safe_action reason=rejected", "no such key: Bearer ***", "event=vlm_usage")
                .contains("requests=1", "safe_actions={rejected:1}")
                .doesNotContain(key);
        assertThat(requests).hasSize(1);
    }

    /** @param answer given what the request brings as its authorization */
    private String serve(int status, Function<String, String> answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(JSON.readTree(exchange.getRequestBody()));
                byte[] bytes = answer.apply(exchange.getRequestHeaders().getFirst("Authorization"))
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }
}
