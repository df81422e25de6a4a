package io.foresight.serving;

import java.time.Duration;

/**
 * What the transport takes from clients before it says no; checked by the service that configures it.
 *
 * @param maxMessageBytes of one request
 * @param flowControlWindowBytes that a client may send ahead of the reader, a call and a connection
 * @param maxMetadataBytes of one call's headers
 * @param maxConnections open at once; more are closed as they come
 * @param maxCallsPerConnection at once, HTTP/2 streams
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
