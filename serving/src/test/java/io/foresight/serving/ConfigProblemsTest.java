package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigProblemsTest {
    private final ConfigProblems problems = new ConfigProblems();

    @Test
    void limitsBelongToTheRange() {
        problems.requireWithin("key", 1, 1, 2);
        problems.requireWithin("key", 2, 1, 2);
        problems.requireWithin("key", Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1));
        problems.requireWithin("key", Duration.ofSeconds(1), Duration.ZERO, Duration.ofSeconds(1));
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void everyProblemNamesKeyLimitsAndValue() {
        problems.requireWithin("a", 3, 1, 2);
        problems.requireWithin("b", Duration.ofMillis(1500), Duration.ZERO, Duration.ofSeconds(1));
        problems.requireWithin("c", null, Duration.ofMillis(10), Duration.ofSeconds(1));
        new ServeTls(Path.of("no.pem"), Path.of("no.key"), Optional.of(Path.of("nobody.pem")))
                .collectProblems(problems);
        assertThat(found())
                .containsExactly(
                        "a must be 1 to 2, got 3",
                        "b must be 0 s to 1 s, got 1500 ms",
                        "c must be 10 ms to 1 s, got nothing",
                        "tls.certificate cannot be read: no.pem",
                        "tls.private_key cannot be read: no.key",
                        "tls.client_authority cannot be read: nobody.pem");
    }

    @Test
    void hostBeyondLoopbackNeedsLeave() {
        ListenHost.collectProblems("127.0.0.1", false, "to tell all", problems);
        ListenHost.collectProblems("0.0.0.0", true, "to tell all", problems);
        assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
        ListenHost.collectProblems("0.0.0.0", false, "to tell all", problems);
        ListenHost.collectProblems(" ", true, "to tell all", problems);
        ListenHost.collectProblems("nobody.invalid", true, "to tell all", problems);
        assertThat(found())
                .containsExactly(
                        "host 0.0.0.0 is reachable from other machines: configure tls, or set"
                                + " allow_plaintext_beyond_loopback: true to tell all",
                        "host must not be empty; 0.0.0.0 listens on every address",
                        "host is not a known name or address: nobody.invalid");
        assertThat(ListenHost.loopback("127.0.0.1")).isTrue();
        assertThat(ListenHost.loopback("0.0.0.0")).isFalse();
    }

    private List<String> found() {
        return catchThrowableOfType(BadServeConfigException.class, problems::throwIfAny)
                .problems();
    }
}
