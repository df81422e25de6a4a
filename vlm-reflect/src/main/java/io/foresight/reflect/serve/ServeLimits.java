package io.foresight.reflect.serve;

import io.foresight.core.text.Problems;
import io.foresight.serving.TransportLimits;
import java.time.Duration;

/**
 * What the service takes from its clients before it says no.
 *
 * @param maxMessageBytes of one request
 * @param maxMetadataBytes of one call's headers
 * @param maxCallsPerConnection at once, HTTP/2 streams
 * @param maxDecisions calls worked on at once, of all clients; they take turns at the networks, so a call waits for all others
 * @param maxSteps of one episode
 * @param maxNodes of one decision
 * @param maxReports in a request
 * @param maxPictures of earlier scenes in a request; each is read again in each call
 */
public record ServeLimits(
        int maxMessageBytes,
        int maxMetadataBytes,
        int maxCallsPerConnection,
        int maxDecisions,
        int maxSteps,
        int maxNodes,
        int maxReports,
        int maxPictures) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int FLOW_CONTROL_WINDOW_BYTES = MEBIBYTE;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_RESETS = 400;
    private static final Duration RESET_WINDOW = Duration.ofSeconds(10);

    /** 16 MiB messages, 2 calls at once, 200 steps, 100,000 nodes, 200 reports, 50 pictures of earlier scenes. */
    public static final ServeLimits DEFAULT = new ServeLimits(16 * MEBIBYTE, 8 * 1024, 32, 2, 200, 100_000, 200, 50);

    /** What the transport needs of them, and its limits that are not configured. */
    TransportLimits transport() {
        return new TransportLimits(
                maxMessageBytes,
                FLOW_CONTROL_WINDOW_BYTES,
                maxMetadataBytes,
                MOST_CONNECTIONS,
                maxCallsPerConnection,
                MOST_RESETS,
                RESET_WINDOW);
    }

    void collectProblems(Problems problems) {
        problems.requireWithin("limits.max_message_bytes", maxMessageBytes, 64 * 1024, 64L * MEBIBYTE);
        problems.requireWithin("limits.max_metadata_bytes", maxMetadataBytes, 1024, MEBIBYTE);
        problems.requireWithin("limits.max_calls_per_connection", maxCallsPerConnection, 1, 65_536);
        problems.requireWithin("limits.max_decisions", maxDecisions, 1, 256);
        problems.requireWithin("limits.max_steps", maxSteps, 1, 1000);
        problems.requireWithin("limits.max_nodes", maxNodes, 1, 1_000_000_000);
        problems.requireWithin("limits.max_reports", maxReports, 0, 1000);
        problems.requireWithin("limits.max_pictures", maxPictures, 0, 1000);
    }
}
