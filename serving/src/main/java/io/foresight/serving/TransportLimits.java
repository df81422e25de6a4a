package io.foresight.serving;

import java.time.Duration;

/**
 * Limits on what clients may send; validated by the service that configures it.
 *
 * @param maxMessageBytes of one request
 * @param flowControlWindowBytes that a client may send before they are read, per call and per connection
 * @param maxMetadataBytes of the headers of a call
 * @param maxConnections open at once; further ones are closed immediately
 * @param maxCallsPerConnection HTTP/2 streams open at once
 * @param maxResetsPerWindow HTTP/2 RST_STREAM frames a connection may send within {@code resetWindow} before it is closed
 * @param resetWindow whole seconds
 */
public record TransportLimits(
        int maxMessageBytes,
        int flowControlWindowBytes,
        int maxMetadataBytes,
        int maxConnections,
        int maxCallsPerConnection,
        int maxResetsPerWindow,
        Duration resetWindow) {}
