package io.foresight.reflect.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.task.PlannerException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RemoteOptionsTest {
    private static final RemoteKind KIND = new RemoteKind();
    private static final Map<String, String> LEAST = Map.of("url", "http://127.0.0.1:8000/v1", "model", "some-vlm");

    @Test
    void theKindIsInstalledUnderItsNameAndNotForClientsOfAService() {
        assertThat(PolicyKinds.installed().named("vlm")).isInstanceOf(RemoteKind.class);
        assertThat(PolicyKinds.installed().withoutConnections().names())
                .contains("expert")
                .doesNotContain("vlm");
    }

    @Test
    void defaults() {
        RemoteSettings settings = RemoteOptions.read(PolicySettings.read(KIND, LEAST), Map.of());
        assertThat(settings.endpoint().url()).isEqualTo(URI.create("http://127.0.0.1:8000/v1"));
        assertThat(settings.endpoint().model()).isEqualTo("some-vlm");
        assertThat(settings.endpoint().key()).isEmpty();
        assertThat(settings.imageSide()).isEqualTo(336);
        assertThat(settings.sampling()).isEqualTo(new RemoteSettings.Sampling(OptionalDouble.of(0), 2048));
        assertThat(settings.patience())
                .isEqualTo(new RemoteSettings.Patience(4, Duration.ofSeconds(60), Backoff.USUAL));
        assertThat(settings.prices()).isEqualTo(new RemoteSettings.Prices(0, 0));
    }

    @Test
    void everythingCanBeSet() {
        Map<String, String> given = new HashMap<>(Map.of(
                "url", "https://models.example.org:8443/openai/v1",
                "model", "other",
                "image-size", "128",
                "answer-temperature", "server",
                "answer-tokens", "99",
                "max-tries", "7",
                "try-seconds", "2.5",
                "prompt-price", "1.25",
                "completion-price", "10"));
        RemoteSettings settings =
                RemoteOptions.read(PolicySettings.read(KIND, given), Map.of(ApiKey.VARIABLE, Asking.KEY));
        assertThat(given).hasSameSizeAs(RemoteOptions.ALL);
        assertThat(settings.endpoint().url()).isEqualTo(URI.create(given.get("url")));
        assertThat(settings.endpoint().key().orElseThrow().secret()).isEqualTo(Asking.KEY);
        assertThat(settings.imageSide()).isEqualTo(128);
        assertThat(settings.sampling()).isEqualTo(new RemoteSettings.Sampling(OptionalDouble.empty(), 99));
        assertThat(settings.patience())
                .isEqualTo(new RemoteSettings.Patience(7, Duration.ofMillis(2500), Backoff.USUAL));
        assertThat(settings.prices()).isEqualTo(new RemoteSettings.Prices(1.25, 10));
    }

    @Test
    void whatIsMissingIsToldAllAtOnce() {
        assertThatThrownBy(() -> PolicySettings.usual(KIND))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining("url must be the address of a server")
                .hasMessageContaining("http://127.0.0.1:8000/v1")
                .hasMessageContaining("model must be the name of a model");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:8000",
                "ftp://host/v1",
                "http://",
                "http:///v1",
                "http://host/v1?a=b",
                "http://h/#x",
                "http://ho st/v1",
                "file:///etc/passwd"
            })
    void addressesThatNoServerHasAreRefused(String url) {
        assertThatThrownBy(() -> PolicySettings.read(KIND, Map.of("url", url, "model", "m")))
                .hasMessageContaining("url must be the address of a server")
                .hasMessageContaining('"' + url + '"');
    }

    @Test
    void passwordsInAddressesAreRefusedAndNotRepeated() {
        assertThatThrownBy(() -> PolicySettings.read(KIND, Map.of("url", "http://me:geheim@host/v1", "model", "m")))
                .hasMessageContaining(ApiKey.VARIABLE)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource({
        "answer-temperature,2.1",
        "answer-temperature,NaN",
        "answer-temperature,hot",
        "image-size,63",
        "image-size,337",
        "max-tries,0",
        "try-seconds,0",
        "prompt-price,-1",
        "answer-tokens,15"
    })
    void valuesOutOfRangeAreRefused(String option, String value) {
        Map<String, String> given = new HashMap<>(LEAST);
        given.put(option, value);
        assertThatThrownBy(() -> PolicySettings.read(KIND, given))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining(option + " must be")
                .hasMessageContaining('"' + value + '"');
    }

    @Test
    void aKeyShowsItselfToNobody() {
        RemoteSettings settings =
                RemoteOptions.read(PolicySettings.read(KIND, LEAST), Map.of(ApiKey.VARIABLE, Asking.KEY));
        assertThat(settings.toString()).contains("***").doesNotContain(Asking.KEY);
        assertThat(settings.endpoint().key().orElseThrow().masked("wrong key " + Asking.KEY + "!"))
                .isEqualTo("wrong key ***!");
        assertThatThrownBy(() -> ApiKey.of(Map.of(ApiKey.VARIABLE, Asking.KEY + "\n")))
                .isInstanceOf(PlannerException.class)
                .hasMessageContaining(ApiKey.VARIABLE)
                .hasMessageNotContaining(Asking.KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/v1,false",
        "http://localhost/v1,false",
        "http://[::1]:1/v1,false",
        "https://host/v1,false",
        "http://host/v1,true",
        "http://127.0.0.1.example.org/v1,true"
    })
    void aKeyThatWouldTravelInClearIsKnown(String url, boolean shown) {
        RemoteSettings settings = RemoteOptions.read(
                PolicySettings.read(KIND, Map.of("url", url, "model", "m")), Map.of(ApiKey.VARIABLE, Asking.KEY));
        assertThat(settings.endpoint().showsKey()).isEqualTo(shown);
    }
}
