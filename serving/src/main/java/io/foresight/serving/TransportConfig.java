package io.foresight.serving;

import java.util.Optional;

/**
 * Where and how a service listens; checked by the service that configures it.
 *
 * @param host name or address to listen on
 * @param port 0 to 65535; 0 takes a free one
 * @param tls certificates; empty: plaintext
 * @param limits on what clients send
 * @param connections how long they live
 * @param reflection may clients list the services?
 * @param exposure what anyone on the network can do without TLS, such as {@code read and send frames}; a warning says it
 */
public record TransportConfig(
        String host,
        int port,
        Optional<ServeTls> tls,
        TransportLimits limits,
        ConnectionTimes connections,
        boolean reflection,
        String exposure) {}
