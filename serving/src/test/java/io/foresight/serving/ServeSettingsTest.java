package io.foresight.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.foresight.core.text.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServeSettingsTest {
    private final Problems problems = new Problems();

    @Test
    void filesThatCannotBeReadAreNamedByTheirKey() {
        new ServeTls(Path.of("no.pem"), Path.of("no.key"), Optional.of(Path.of("nobody.pem")))
                .collectProblems(problems);
        assertThat(problems.list())
                .containsExactly(
                        "tls.certificate cannot be read: no.pem",
                        "tls.private_key cannot be read: no.key",
                        "tls.client_authority cannot be read: nobody.pem");
    }

    @Test
    void hostBeyondLoopbackNeedsLeave() {
        ListenHost.collectProblems("127.0.0.1", false, "to tell all", problems);
        ListenHost.collectProblems("0.0.0.0", true, "to tell all", problems);
        assertThat(problems.list()).isEmpty();
        ListenHost.collectProblems("0.0.0.0", false, "to tell all", problems);
        ListenHost.collectProblems(" ", true, "to tell all", problems);
        ListenHost.collectProblems("nobody.invalid", true, "to tell all", problems);
        assertThat(problems.list())
                .containsExactly(
                        "host 0.0.0.0 is reachable from other machines: configure tls, or set"
                                + " allow_plaintext_beyond_loopback: true to tell all",
                        "host must not be empty; 0.0.0.0 listens on every address",
                        "host is not a known name or address: nobody.invalid");
        assertThat(ListenHost.loopback("127.0.0.1")).isTrue();
        assertThat(ListenHost.loopback("0.0.0.0")).isFalse();
    }
}
