package io.foresight.reflect.remote;

import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Asks a server until it answers, as often and as long as it may. */
final class Conversation {
    /** Bytes of an answer; one that names an action has some hundred, with a long reasoning beside it some ten thousand. */
    static final int MOST_BYTES = 256 * 1024;

    private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(2);
    private static final Duration LEAST = Duration.ofMillis(1);

    private final RemoteSettings settings;
    private final UsageCounter usage;
    private final RandomGenerator random;
    private final HttpClient client;

    Conversation(RemoteSettings settings, UsageCounter usage, RandomGenerator random) {
        this.settings = settings;
        this.usage = usage;
        this.random = random;
        client = HttpClient.newBuilder()
                .version(
                        HttpClient.Version
                                .HTTP_1_1) // no upgrade to HTTP/2, which some servers mistake for something else
                .followRedirects(HttpClient.Redirect.NEVER) // the key goes where it was told to go
                .build();
    }

    /** @throws FailedTry the last one, when there may be no other */
    ChatResponse ask(ChatRequest question, Deadline deadline) throws FailedTry {
        for (int tries = 1; ; tries++) {
            try {
                return tryOnce(question, deadline);
            } catch (FailedTry failed) {
                usage.failedTry(failed.failure());
                if (!failed.failure().passing() || tries >= settings.patience().tries()) {
                    throw failed;
                }
                rest(pause(tries, failed), failed, deadline);
            }
        }
    }

    private Duration pause(int tries, FailedTry failed) {
        Duration pause = settings.patience().backoff().pause(tries, random);
        return failed.retryAfter().filter(asked -> asked.compareTo(pause) > 0).orElse(pause);
    }

    private static void rest(Duration pause, FailedTry failed, Deadline deadline) {
        if (pause.compareTo(LONGEST_RETRY_AFTER) > 0 || pause.compareTo(deadline.left()) >= 0) {
            throw failed;
        }
        try {
            Thread.sleep(pause.toMillis(), pause.toNanosPart() % 1_000_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FailedTry(
                    RemoteFailure.INTERRUPTED, "interrupted before another try after: " + failed.getMessage());
        }
    }

    private ChatResponse tryOnce(ChatRequest question, Deadline deadline) {
        Duration left = deadline.left();
        if (left.compareTo(LEAST) < 0) {
            throw new FailedTry(RemoteFailure.NO_TIME, "the time of the decision was over before the server was asked");
        }
        Duration oneTry = settings.patience().oneTry();
        OpenAiChatModel model = model(left.compareTo(oneTry) < 0 ? left : oneTry);
        usage.request();
        try {
            ChatResponse response = model.chat(question);
            usage.tokens(response.tokenUsage());
            return response;
        } catch (FailedTry known) {
            throw known;
        } catch (ContentFilteredException refused) {
            throw new FailedTry(RemoteFailure.REFUSED, "the model refuses: " + refused.getMessage());
        } catch (InternalServerException noChoice) {
            throw new FailedTry(RemoteFailure.EMPTY, noChoice.getMessage());
        } catch (RuntimeException unreadable) {
            if (Thread.currentThread().isInterrupted()) { // the library says so in a plain exception
                throw new FailedTry(RemoteFailure.INTERRUPTED, "interrupted before the server was asked");
            }
            // whatever the library makes of bytes that are no chat completion
            throw new FailedTry(
                    RemoteFailure.MALFORMED, "the answer is no chat completion: " + unreadable.getMessage());
        }
    }

    /** Made for each request, for that takes microseconds: the library binds the time to the model. */
    private OpenAiChatModel model(Duration time) {
        RemoteSettings.Endpoint endpoint = settings.endpoint();
        RemoteSettings.Sampling sampling = settings.sampling();
        return OpenAiChatModel.builder()
                .baseUrl(endpoint.url().toString())
                .apiKey(endpoint.key().map(ApiKey::secret).orElse(null))
                .modelName(endpoint.model())
                .temperature(
                        sampling.temperature().isPresent()
                                ? sampling.temperature().getAsDouble()
                                : null)
                .maxCompletionTokens(sampling.mostTokens())
                .strictJsonSchema(true)
                .maxRetries(0)
                .timeout(time)
                .httpClientBuilder(new BoundedHttp.Builder(client, MOST_BYTES))
                .build();
    }
}
