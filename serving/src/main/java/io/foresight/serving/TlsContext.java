package io.foresight.serving;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.util.AdvancedTlsX509KeyManager;
import io.grpc.util.AdvancedTlsX509TrustManager;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** TLS context of a service. */
final class TlsContext {
    private static final long RELOAD_SECONDS = 60;

    private TlsContext() {}

    /**
     * TLS 1.2 and 1.3; certificates are reloaded every minute on {@code reloader}, so that they can be replaced in place.
     *
     * @throws ServeStartException when a file contains no certificate or key
     */
    static SslContext of(ServeTls files, ScheduledExecutorService reloader) {
        try {
            AdvancedTlsX509KeyManager identity = new AdvancedTlsX509KeyManager();
            // the returned handle is not needed: reloading ends with its executor
            AdvancedTlsX509KeyManager.Closeable unused = identity.updateIdentityCredentials(
                    files.certificate().toFile(),
                    files.privateKey().toFile(),
                    RELOAD_SECONDS,
                    TimeUnit.SECONDS,
                    reloader);
            SslContextBuilder builder = SslContextBuilder.forServer(identity).protocols("TLSv1.3", "TLSv1.2");
            if (files.clientAuthority().isPresent()) {
                Path authority = files.clientAuthority().get();
                AdvancedTlsX509TrustManager trust =
                        AdvancedTlsX509TrustManager.newBuilder().build();
                AdvancedTlsX509TrustManager.Closeable unusedToo =
                        trust.updateTrustCredentials(authority.toFile(), RELOAD_SECONDS, TimeUnit.SECONDS, reloader);
                builder.trustManager(trust).clientAuth(ClientAuth.REQUIRE);
            }
            return GrpcSslContexts.configure(builder).build();
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ServeStartException("cannot use the configured certificates: " + e.getMessage(), e);
        }
    }
}
