package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import io.foresight.serving.BadServeConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach a perception service.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param authority PEM file with the certificates that the service's must come from; empty: plaintext
 * @param identity the client's own certificate, for services that ask for one
 * @param deadline of one single call; a sensor stream has none
 */
public record ClientConfig(
        String host, int port, Optional<Path> authority, Optional<Identity> identity, Duration deadline) {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(10);

    /** @throws io.foresight.serving.BadServeConfigException naming every problem */
    public ClientConfig {
        Problems problems = new Problems();
        problems.requireWithin("port", port, 1, 65_535);
        problems.requireWithin("deadline", deadline, Duration.ofMillis(1), Duration.ofHours(1));
        authority.ifPresent(file -> problems.requireReadable("authority", file));
        identity.ifPresent(files -> {
            problems.requireReadable("identity.certificate", files.certificate());
            problems.requireReadable("identity.private_key", files.privateKey());
        });
        if (identity.isPresent() && authority.isEmpty()) {
            problems.add("identity needs authority: a certificate is only shown over TLS");
        }
        problems.throwIfAny(BadServeConfigException::new);
    }

    /** Plaintext, 10 s a call. */
    public static ClientConfig plaintext(String host, int port) {
        return new ClientConfig(host, port, Optional.empty(), Optional.empty(), DEFAULT_DEADLINE);
    }

    /** The same with another deadline for single calls. */
    public ClientConfig withDeadline(Duration newDeadline) {
        return new ClientConfig(host, port, authority, identity, newDeadline);
    }

    /** TLS, trusting what comes from {@code authority}. */
    public ClientConfig withAuthority(Path newAuthority) {
        return new ClientConfig(host, port, Optional.of(newAuthority), identity, deadline);
    }

    /** The same, showing a certificate. */
    public ClientConfig withIdentity(Identity newIdentity) {
        return new ClientConfig(host, port, authority, Optional.of(newIdentity), deadline);
    }

    /** A client's certificate chain and its key, PEM files; the key PKCS#8 without a password. */
    public record Identity(Path certificate, Path privateKey) {}
}
