package io.foresight.serving;

import io.foresight.core.text.Problems;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates of the service, PEM files. They are reloaded every minute, so that they can be replaced without a restart.
 *
 * @param certificate the service's certificate chain
 * @param privateKey the service's key, PKCS#8 without a password
 * @param clientAuthority CA certificates that must have issued a client's certificate; empty: clients need no certificate
 */
public record ServeTls(Path certificate, Path privateKey, Optional<Path> clientAuthority) {
    /** Adds a problem for each file that cannot be read. */
    public void collectProblems(Problems problems) {
        problems.requireReadable("tls.certificate", certificate);
        problems.requireReadable("tls.private_key", privateKey);
        clientAuthority.ifPresent(file -> problems.requireReadable("tls.client_authority", file));
    }
}
