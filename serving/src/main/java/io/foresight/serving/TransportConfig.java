package io.foresight.serving;

import java.util.Optional;

/**
 * Address and settings of a service's transport; validated by the service that configures it.
 *
 * @param host name or address to listen on
 * @param port 0 to 65535; 0 selects a free one
 * @param tls certificates; empty: plaintext
 * @param limits on what clients send
 * @param connections lifetime of connections
 * @param reflection whether clients may list the services
 * @param exposure what anyone on the network can do without TLS, such as {@code read and send frames}; used in a warning
 */
public record TransportConfig(
        String host,
        int port,
        Optional<ServeTls> tls,
        TransportLimits limits,
        ConnectionTimes connections,
        boolean reflection,
        String exposure) {}
