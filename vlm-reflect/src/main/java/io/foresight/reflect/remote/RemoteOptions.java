package io.foresight.reflect.remote;

import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.render.SceneRenderer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What can be set about asking a remote model: the options of every kind of policy that asks one. */
public final class RemoteOptions {
    private static final String SERVERS_OWN = "server";
    private static final double HOTTEST = 2;
    private static final double DEAREST = 10_000;

    private static final PolicyOption URL = new PolicyOption(
            "url",
            false,
            "an address that /chat/completions comes after: http://127.0.0.1:8000/v1",
            "",
            "Server of the model, compatible with OpenAI's. Its key, if it wants one, is read from the environment"
                    + " variable " + ApiKey.VARIABLE + ".",
            RemoteOptions::urlProblem);
    private static final PolicyOption MODEL = new PolicyOption(
            "model",
            false,
            "a name that the server knows",
            "",
            "Name of the model.",
            text -> text.isBlank()
                    ? Optional.of("model must be the name of a model that the server knows, got \"" + text + "\"")
                    : Optional.empty());
    private static final PolicyOption IMAGE_SIZE = PolicyOption.whole(
            "image-size",
            "Side of the pictures that the model is sent, pixels.",
            SceneRenderer.LEAST_SIDE,
            SceneRenderer.MOST_SIDE,
            SceneRenderer.MOST_SIDE);
    private static final PolicyOption TEMPERATURE = new PolicyOption(
            "answer-temperature",
            false,
            "0 to 2, or " + SERVERS_OWN + " for the server's own",
            "0",
            "How freely the answer is drawn.",
            RemoteOptions::temperatureProblem);
    private static final PolicyOption ANSWER_TOKENS = PolicyOption.whole(
            "answer-tokens", "Tokens that an answer may have, its reasoning included.", 16, 100_000, 2048);
    private static final PolicyOption MAX_TRIES =
            PolicyOption.whole("max-tries", "Requests that a decision may take when some fail.", 1, 20, 4);
    private static final PolicyOption TRY_SECONDS =
            PolicyOption.number("try-seconds", "Time that one request may take, seconds.", 0.01, 3600, 60);
    private static final PolicyOption PROMPT_PRICE = PolicyOption.number(
            "prompt-price", "Price of a million tokens sent, for the sum at the end.", 0, DEAREST, 0);
    private static final PolicyOption COMPLETION_PRICE = PolicyOption.number(
            "completion-price", "Price of a million tokens answered, for the sum at the end.", 0, DEAREST, 0);

    /** All but the size of the pictures. */
    public static final List<PolicyOption> OF_ANY_PICTURES =
            List.of(URL, MODEL, TEMPERATURE, ANSWER_TOKENS, MAX_TRIES, TRY_SECONDS, PROMPT_PRICE, COMPLETION_PRICE);

    /** All of them. */
    public static final List<PolicyOption> ALL =
            Stream.concat(OF_ANY_PICTURES.stream(), Stream.of(IMAGE_SIZE)).toList();

    private RemoteOptions() {}

    static RemoteSettings read(PolicySettings settings, Map<String, String> environment) {
        return read(settings, (int) settings.whole(IMAGE_SIZE.name()), environment);
    }

    /** @param imageSide of the pictures, whatever the options say of it */
    static RemoteSettings read(PolicySettings settings, int imageSide, Map<String, String> environment) {
        String temperature = settings.text(TEMPERATURE.name());
        return new RemoteSettings(
                new RemoteSettings.Endpoint(
                        URI.create(settings.text(URL.name())), settings.text(MODEL.name()), ApiKey.of(environment)),
                imageSide,
                new RemoteSettings.Sampling(
                        temperature.equals(SERVERS_OWN)
                                ? OptionalDouble.empty()
                                : OptionalDouble.of(Double.parseDouble(temperature)),
                        (int) settings.whole(ANSWER_TOKENS.name())),
                new RemoteSettings.Patience(
                        (int) settings.whole(MAX_TRIES.name()),
                        Duration.ofNanos(Math.round(settings.number(TRY_SECONDS.name()) * 1e9)),
                        Backoff.USUAL),
                new RemoteSettings.Prices(
                        settings.number(PROMPT_PRICE.name()), settings.number(COMPLETION_PRICE.name())));
    }

    private static Optional<String> urlProblem(String text) {
        try {
            URI url = new URI(text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http && url.getHost() != null && url.getRawQuery() == null && url.getRawFragment() == null) {
                // not shown: what stands before an @ is a secret
                return url.getRawUserInfo() == null
                        ? Optional.empty()
                        : Optional.of("url must have no user or password before its host; a key belongs into the"
                                + " environment variable " + ApiKey.VARIABLE);
            }
        } catch (URISyntaxException noAddress) {
            // told below, like everything else that is no such address
        }
        return Optional.of("url must be the address of a server that is compatible with OpenAI's, such as"
                + " http://127.0.0.1:8000/v1, got \"" + text + "\"");
    }

    private static Optional<String> temperatureProblem(String text) {
        try {
            if (text.equals(SERVERS_OWN) || Double.parseDouble(text) >= 0 && Double.parseDouble(text) <= HOTTEST) {
                return Optional.empty();
            }
        } catch (NumberFormatException noNumber) {
            // told below, like numbers out of range
        }
        return Optional.of("answer-temperature must be 0 to 2 or " + SERVERS_OWN + ", got \"" + text + "\"");
    }
}
