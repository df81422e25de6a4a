package io.foresight.reflect.remote;

import static io.foresight.reflect.remote.ModelServer.body;
import static io.foresight.reflect.remote.ModelServer.chooses;
import static io.foresight.reflect.remote.ModelServer.completion;
import static io.foresight.reflect.remote.ModelServer.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.render.Picture;
import io.foresight.planner.render.PictureFile;
import io.foresight.planner.task.Action;
import io.foresight.reflect.prompt.PlanningPrompts;
import io.foresight.reflect.prompt.Situations;
import io.foresight.reflect.propose.Proposal;
import io.foresight.reflect.propose.Proposer.ImaginedPlan;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A server that behaves well: what goes over the wire, and what comes of it. */
final class RemoteProposerTest {
    private static final Duration TIME = Duration.ofSeconds(10);

    @Test
    void theAnswerOfTheModelIsTheLikeliestAction() throws IOException {
        try (ModelServer server = new ModelServer(chooses("pick up red"));
                RemoteProposer proposer = Asking.of(server)) {
            Proposal proposal = proposer.propose(Situations.after(), Optional.empty(), TIME);

            assertThat(proposal.best()).isEqualTo(Action.pickUp(2));
            assertThat(proposal.actions()).isEqualTo(Action.all(3));
            assertThat(Arrays.stream(proposal.logProbabilities()).map(Math::exp).sum())
                    .isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void aServerThatHeedsNoSchemaMayNameTheActionAlone() throws IOException {
        try (ModelServer server = new ModelServer(says(" Insert\tRED\n"));
                RemoteProposer proposer = Asking.of(server)) {
            assertThat(proposer.propose(Situations.after(), Optional.empty(), TIME)
                            .best())
                    .isEqualTo(Action.insert(2));
        }
    }

    @Test
    void theRequestHasModelKeyAndSchemaOfAllActions() throws IOException {
        try (ModelServer server = new ModelServer(chooses("done"));
                RemoteProposer proposer = Asking.of(server)) {
            proposer.propose(Situations.after(), Optional.empty(), TIME);

            ModelServer.Request request = server.requests().get(0);
            assertThat(request.path()).isEqualTo("/v1/chat/completions");
            assertThat(request.headers().get("Authorization")).containsExactly("Bearer " + Asking.KEY);
            assertThat(request.headers().get("Content-type")).containsExactly("application/json");
            JsonNode body = request.body();
            assertThat(body.path("model").asText()).isEqualTo("stub");
            assertThat(body.path("temperature").asDouble(-1)).isZero();
            assertThat(body.path("max_completion_tokens").asInt()).isEqualTo(64);
            JsonNode format = body.path("response_format");
            assertThat(format.path("type").asText()).isEqualTo("json_schema");
            assertThat(format.path("json_schema").path("strict").asBoolean()).isTrue();
            JsonNode schema = format.path("json_schema").path("schema");
            assertThat(schema.path("additionalProperties").asBoolean(true)).isFalse();
            assertThat(texts(schema.path("required"))).containsExactly("action");
            assertThat(texts(schema.path("properties").path("action").path("enum")))
                    .containsExactlyElementsOf(
                            PlanningPrompts.propose(Situations.after()).answers());
        }
    }

    @Test
    void picturesAreSentAsPngInTheOrderOfThePrompt() throws IOException {
        Picture then = Situations.noise(7);
        try (ModelServer server = new ModelServer(chooses("done"));
                RemoteProposer proposer = Asking.of(server)) {
            proposer.propose(Situations.after(), Optional.of(new ImaginedPlan(List.of(Action.pickUp(0)), then)), TIME);

            JsonNode messages = server.requests().get(0).body().path("messages");
            assertThat(messages.path(0).path("role").asText()).isEqualTo("system");
            assertThat(messages.path(1).path("role").asText()).isEqualTo("user");
            List<byte[]> pictures = new ArrayList<>();
            for (JsonNode part : messages.path(1).path("content")) {
                if (part.path("type").asText().equals("image_url")) {
                    String url = part.path("image_url").path("url").asText();
                    assertThat(url).startsWith("data:image/png;base64,");
                    assertThat(part.path("image_url").path("detail").asText()).isEqualTo("low");
                    pictures.add(Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1)));
                } else {
                    assertThat(part.path("text").asText()).isNotBlank();
                }
            }
            assertThat(pictures)
                    .containsExactly(
                            PictureFile.bytes(Situations.GOAL),
                            PictureFile.bytes(Situations.NOW),
                            PictureFile.bytes(then));
            assertThat(messages.toString()).contains("You planned:\\n1. pick up orange");
        }
    }

    @Test
    void withoutAKeyNoneIsSentAndTheServersTemperatureIsLeftAlone() throws IOException {
        try (ModelServer server = new ModelServer(chooses("done"))) {
            RemoteSettings with = Asking.settings(server.url(), TIME, Duration.ofMillis(1));
            RemoteSettings without = new RemoteSettings(
                    new RemoteSettings.Endpoint(URI.create(server.url()), "stub", Optional.empty()),
                    with.imageSide(),
                    new RemoteSettings.Sampling(OptionalDouble.empty(), 64),
                    with.patience(),
                    with.prices());
            try (RemoteProposer proposer = new RemoteProposer(without, new SplittableRandom(1))) {
                proposer.propose(Situations.after(), Optional.empty(), TIME);
            }
            assertThat(server.requests().get(0).headers()).doesNotContainKey("Authorization");
            assertThat(server.requests().get(0).body().has("temperature")).isFalse();
        }
    }

    @Test
    void tokensAndTheirCostAreCounted() throws IOException {
        String uncounted = completion(message -> message.put("content", "done")).replaceAll("\"usage\".*", "\"x\":1}");
        try (ModelServer server = new ModelServer(chooses("done"), says("nonsense"), body(200, uncounted));
                RemoteProposer proposer = Asking.of(server)) {
            for (int i = 0; i < 3; i++) {
                proposer.propose(Situations.after(), Optional.empty(), TIME);
            }
            RemoteUsage usage = proposer.usage();
            assertThat(usage.decisions()).isEqualTo(3);
            assertThat(usage.requests()).isEqualTo(3);
            assertThat(usage.promptTokens()).isEqualTo(2000);
            assertThat(usage.completionTokens()).isEqualTo(20);
            assertThat(usage.unmetered()).isEqualTo(1);
            assertThat(usage.cost()).isCloseTo((2000 * 2 + 20 * 8) / 1e6, within(1e-12));
            assertThat(usage.safeActions()).containsOnlyKeys(RemoteFailure.ILLEGAL_ACTION);
            assertThat(usage.toString()).contains("cost=0.0042", "safe_actions={illegal_action:1}");
        }
    }

    @Test
    void asAPolicyItSeesPicturesAndDoesWhatIsLikeliest() throws IOException {
        try (ModelServer server = new ModelServer(chooses("reorient green"));
                Policy policy = RemoteKind.policy(Asking.of(server))) {
            policy.begin(1);
            Decision decision = policy.decide(Situations.after(), Budget.ofNodes(1));

            assertThat(policy.name()).isEqualTo("vlm");
            assertThat(policy.sight()).isEqualTo(Sight.ofPictures(64, 64));
            assertThat(decision.action()).isEqualTo(Action.reorient(1));
            assertThat(decision.plan()).containsExactly(Action.reorient(1));
            assertThat(decision.elapsed()).isPositive();
        }
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}
