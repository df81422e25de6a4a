package io.foresight.reflect.remote;

import io.foresight.reflect.prompt.Situations;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Proposers for tests: small pictures, short pauses. */
final class Asking {
    static final String KEY = "sk-not-for-logs";

    private Asking() {}

    static RemoteProposer of(ModelServer server) {
        return of(server.url(), Duration.ofSeconds(10));
    }

    static RemoteProposer of(String url, Duration oneTry) {
        return new RemoteProposer(settings(url, oneTry, Backoff.USUAL.first().dividedBy(50)), new SplittableRandom(1));
    }

    static RemoteSettings settings(String url, Duration oneTry, Duration pause) {
        return new RemoteSettings(
                new RemoteSettings.Endpoint(URI.create(url), "stub", ApiKey.of(Map.of(ApiKey.VARIABLE, KEY))),
                Situations.SIDE,
                new RemoteSettings.Sampling(OptionalDouble.of(0), 64),
                new RemoteSettings.Patience(3, oneTry, new Backoff(pause, Duration.ofSeconds(1))),
                new RemoteSettings.Prices(2, 8));
    }
}
