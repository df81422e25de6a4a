package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import io.foresight.serving.BadServeConfigException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Connection settings of a perception service's client.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param authority PEM file with the CA certificates that must have issued the service's certificate; empty: plaintext
 * @param identity the client's own certificate, for services that require one
 * @param deadline of a single call; streams have none
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
            problems.add("identity needs authority: a client certificate is only sent over TLS");
        }
        problems.throwIfAny(BadServeConfigException::new);
    }

    /** Plaintext, deadline of 10 s per call. */
    public static ClientConfig plaintext(String host, int port) {
        return new ClientConfig(host, port, Optional.empty(), Optional.empty(), DEFAULT_DEADLINE);
    }

    /** A copy with another deadline for single calls. */
    public ClientConfig withDeadline(Duration newDeadline) {
        return new ClientConfig(host, port, authority, identity, newDeadline);
    }

    /** A copy with TLS, trusting certificates issued by {@code authority}. */
    public ClientConfig withAuthority(Path newAuthority) {
        return new ClientConfig(host, port, Optional.of(newAuthority), identity, deadline);
    }

    /** A copy with a client certificate. */
    public ClientConfig withIdentity(Identity newIdentity) {
        return new ClientConfig(host, port, authority, Optional.of(newIdentity), deadline);
    }

    /** A client's certificate chain and private key, PEM files; the key is PKCS#8 without a password. */
    public record Identity(Path certificate, Path privateKey) {}
}
