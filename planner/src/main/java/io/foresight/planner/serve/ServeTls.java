package io.foresight.planner.serve;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Certificates of the service, PEM files, read once at the start.
 *
 * @param certificate the service's certificate chain
 * @param privateKey the service's key, PKCS#8 without a password
 * @param clientAuthority certificates that a client's certificate must come from; empty: clients need none
 */
public record ServeTls(Path certificate, Path privateKey, Optional<Path> clientAuthority) {
    void collectProblems(ConfigProblems problems) {
        problems.requireReadable("tls.certificate", certificate);
        problems.requireReadable("tls.private_key", privateKey);
        clientAuthority.ifPresent(file -> problems.requireReadable("tls.client_authority", file));
    }

    /**
     * TLS 1.2 and 1.3.
     *
     * @throws ServeStartException when a file holds no certificate or key
     */
    SslContext open() {
        try {
            SslContextBuilder builder = GrpcSslContexts.forServer(certificate.toFile(), privateKey.toFile())
                    .protocols("TLSv1.3", "TLSv1.2");
            clientAuthority.ifPresent(
                    file -> builder.trustManager(file.toFile()).clientAuth(ClientAuth.REQUIRE));
            return builder.build();
        } catch (IOException | IllegalArgumentException e) {
            throw new ServeStartException("cannot use the configured certificates: " + e.getMessage(), e);
        }
    }
}
