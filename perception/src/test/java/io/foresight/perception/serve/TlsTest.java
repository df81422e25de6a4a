package io.foresight.perception.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.perception.serve.TestCertificates.Pair;
import io.foresight.serving.ServeStartException;
import io.foresight.serving.ServeTls;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsTest {
    @TempDir
    private static Path folder;

    private static Pair service;
    private static Pair client;
    private static Pair stranger;
    private static PerceptionServer encrypted;
    private static PerceptionServer mutual;

    @BeforeAll
    static void start() throws IOException, InterruptedException, GeneralSecurityException {
        service = TestCertificates.make(folder, "service");
        client = TestCertificates.make(folder, "client");
        stranger = TestCertificates.make(folder, "stranger");
        encrypted = open(Optional.empty());
        mutual = open(Optional.of(client.certificate()));
    }

    @AfterAll
    static void stop() {
        encrypted.close();
        mutual.close();
    }

    @Test
    void clientThatTrustsTheAuthorityIsServed() throws IOException {
        assertThat(model(to(encrypted).withAuthority(service.certificate()))).isEqualTo("fake-1");
    }

    @Test
    void serviceOfAnotherAuthorityIsNotTrusted() {
        assertRefused(to(encrypted).withAuthority(stranger.certificate()));
    }

    @Test
    void plaintextToAnEncryptedPortIsRefused() {
        assertRefused(to(encrypted));
    }

    @Test
    void knownClientIsServed() throws IOException {
        assertThat(model(to(mutual).withAuthority(service.certificate()).withIdentity(identity(client))))
                .isEqualTo("fake-1");
    }

    @Test
    void clientWithoutACertificateIsRefused() {
        assertRefused(to(mutual).withAuthority(service.certificate()));
    }

    @Test
    void clientOfAnotherAuthorityIsRefused() {
        assertRefused(to(mutual).withAuthority(service.certificate()).withIdentity(identity(stranger)));
    }

    @Test
    void fileThatIsNoCertificateStopsTheStart() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "no certificate");
        FakeDetector detector = new FakeDetector();
        ServeConfig config = TestServer.config().withTls(new ServeTls(empty, service.privateKey(), Optional.empty()));
        assertThatThrownBy(() -> PerceptionServer.start(config, () -> detector, ServerClocks.SYSTEM, () -> 0))
                .isInstanceOf(ServeStartException.class)
                .hasMessageContaining("certificates");
        assertThat(detector.closes).hasValue(1);
    }

    private static PerceptionServer open(Optional<Path> clientAuthority) {
        ServeConfig config =
                TestServer.config().withTls(new ServeTls(service.certificate(), service.privateKey(), clientAuthority));
        return PerceptionServer.start(config, FakeDetector::new, ServerClocks.SYSTEM, () -> 0);
    }

    private static ClientConfig to(PerceptionServer server) {
        return ClientConfig.plaintext("127.0.0.1", server.port()).withDeadline(Duration.ofSeconds(20));
    }

    private static ClientConfig.Identity identity(Pair pair) {
        return new ClientConfig.Identity(pair.certificate(), pair.privateKey());
    }

    private static String model(ClientConfig config) throws IOException {
        try (PerceptionClient connected = PerceptionClient.connect(config)) {
            return connected.describe().getModel().getId();
        }
    }

    private static void assertRefused(ClientConfig config) {
        assertThatThrownBy(() -> model(config))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("UNAVAILABLE");
    }
}
