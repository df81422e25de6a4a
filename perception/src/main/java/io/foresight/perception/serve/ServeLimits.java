package io.foresight.perception.serve;

import io.foresight.core.text.Problems;
import io.foresight.serving.TransportLimits;
import java.time.Duration;

/**
 * Limits on what clients may send.
 *
 * @param maxMessageBytes of one request
 * @param flowControlWindowBytes that a client may send before they are read, per call and per connection; about one or two messages
 * @param maxMetadataBytes of the headers of a call
 * @param maxConnections open at once; further ones are closed immediately
 * @param maxCallsPerConnection HTTP/2 streams open at once
 * @param maxWaitingCalls single calls whose frames are held at once, over all clients; further ones get RESOURCE_EXHAUSTED
 * @param maxWait longest expected wait of a single call before its work starts, in mean times of that work; who would wait longer gets
 *     RESOURCE_EXHAUSTED at once
 * @param maxStreams sensor streams open at once, over all clients; further ones get RESOURCE_EXHAUSTED
 * @param maxResetsPerWindow HTTP/2 RST_STREAM frames a connection may send within {@code resetWindow} before it is closed
 * @param resetWindow whole seconds
 */
public record ServeLimits(
        int maxMessageBytes,
        int flowControlWindowBytes,
        int maxMetadataBytes,
        int maxConnections,
        int maxCallsPerConnection,
        int maxWaitingCalls,
        double maxWait,
        int maxStreams,
        int maxResetsPerWindow,
        Duration resetWindow) {
    private static final int MEBIBYTE = 1024 * 1024;

    /** 16 MiB messages, 4 MiB windows, 64 connections of 32 calls, 16 waiting calls and 64 streams in total, a wait of one work. */
    public static final ServeLimits DEFAULT =
            new ServeLimits(16 * MEBIBYTE, 4 * MEBIBYTE, 8 * 1024, 64, 32, 16, 1, 64, 400, Duration.ofSeconds(10));

    /** The limits of the transport. */
    TransportLimits transport() {
        return new TransportLimits(
                maxMessageBytes,
                flowControlWindowBytes,
                maxMetadataBytes,
                maxConnections,
                maxCallsPerConnection,
                maxResetsPerWindow,
                resetWindow);
    }

    void collectProblems(Problems problems) {
        problems.requireWithin("limits.max_message_bytes", maxMessageBytes, 1024, 256L * MEBIBYTE);
        problems.requireWithin("limits.flow_control_window_bytes", flowControlWindowBytes, 65_535, 64L * MEBIBYTE);
        problems.requireWithin("limits.max_metadata_bytes", maxMetadataBytes, 1024, MEBIBYTE);
        problems.requireWithin("limits.max_connections", maxConnections, 1, 65_536);
        problems.requireWithin("limits.max_calls_per_connection", maxCallsPerConnection, 1, 65_536);
        problems.requireWithin("limits.max_waiting_calls", maxWaitingCalls, 1, 1024);
        problems.requireWithin("limits.max_wait", maxWait, 0, 1000);
        problems.requireWithin("limits.max_streams", maxStreams, 1, 4096);
        problems.requireWithin("limits.max_resets_per_window", maxResetsPerWindow, 1, 1_000_000);
        problems.requireWithin("limits.reset_window", resetWindow, Duration.ofSeconds(1), Duration.ofHours(1));
    }
}
