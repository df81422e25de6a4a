package io.foresight.planner.serve;

import io.foresight.core.text.Problems;
import io.foresight.planner.render.SceneRenderer;
import io.foresight.serving.TransportLimits;
import java.time.Duration;

/**
 * Limits on what clients may send and request.
 *
 * @param maxMessageBytes of one request
 * @param maxMetadataBytes of the headers of a call
 * @param maxCallsPerConnection HTTP/2 streams open at once
 * @param maxDecisions decisions and task descriptions in progress at once, over all clients, without episodes; more than two to a processor
 *     take more than twice as long as one alone
 * @param maxEpisodes running at once, over all clients
 * @param maxSteps maximum number of decisions of an episode
 * @param maxNodes maximum number of model steps of a decision
 * @param maxTaskIndex in a split
 * @param maxImageSide pixels
 * @param readerPatience time that an episode waits for a client that does not read
 * @param robotPatience time that an episode waits for the report of the client's robot, or for the decision of a client that is the policy
 */
public record ServeLimits(
        int maxMessageBytes,
        int maxMetadataBytes,
        int maxCallsPerConnection,
        int maxDecisions,
        int maxEpisodes,
        int maxSteps,
        int maxNodes,
        int maxTaskIndex,
        int maxImageSide,
        Duration readerPatience,
        Duration robotPatience) {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int FLOW_CONTROL_WINDOW_BYTES = MEBIBYTE;
    private static final int MOST_CONNECTIONS = 64;
    private static final int MOST_RESETS = 400;
    private static final int MOST_DECISIONS = 256;
    private static final Duration RESET_WINDOW = Duration.ofSeconds(10);

    /** 1 MiB messages, two decisions to a processor and 8 episodes at once, 200 steps, 1,000,000 nodes, task 999, 336 pixels, 30 s and 5 min. */
    public static final ServeLimits DEFAULT = new ServeLimits(
            MEBIBYTE,
            8 * 1024,
            32,
            2 * Math.min(MOST_DECISIONS / 2, Runtime.getRuntime().availableProcessors()),
            8,
            200,
            1_000_000,
            999,
            336,
            Duration.ofSeconds(30),
            Duration.ofMinutes(5));

    /** The limits of the transport, including those that are not configurable. */
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
        problems.requireWithin("limits.max_message_bytes", maxMessageBytes, 1024, 64L * MEBIBYTE);
        problems.requireWithin("limits.max_metadata_bytes", maxMetadataBytes, 1024, MEBIBYTE);
        problems.requireWithin("limits.max_calls_per_connection", maxCallsPerConnection, 1, 65_536);
        problems.requireWithin("limits.max_decisions", maxDecisions, 1, MOST_DECISIONS);
        problems.requireWithin("limits.max_episodes", maxEpisodes, 1, 256);
        problems.requireWithin("limits.max_steps", maxSteps, 1, 1000);
        problems.requireWithin("limits.max_nodes", maxNodes, 1, 1_000_000_000);
        problems.requireWithin("limits.max_task_index", maxTaskIndex, 0, 99_999);
        problems.requireWithin(
                "limits.max_image_side", maxImageSide, SceneRenderer.LEAST_SIDE, SceneRenderer.MOST_SIDE);
        Duration least = Duration.ofMillis(10);
        problems.requireWithin("limits.reader_patience", readerPatience, least, Duration.ofHours(1));
        problems.requireWithin("limits.robot_patience", robotPatience, least, Duration.ofDays(1));
    }

    /** A copy with other numbers of calls. */
    public ServeLimits withCalls(int decisions, int episodes) {
        return new ServeLimits(
                maxMessageBytes,
                maxMetadataBytes,
                maxCallsPerConnection,
                decisions,
                episodes,
                maxSteps,
                maxNodes,
                maxTaskIndex,
                maxImageSide,
                readerPatience,
                robotPatience);
    }

    /** A copy with other waiting times. */
    public ServeLimits withPatience(Duration reader, Duration robot) {
        return new ServeLimits(
                maxMessageBytes,
                maxMetadataBytes,
                maxCallsPerConnection,
                maxDecisions,
                maxEpisodes,
                maxSteps,
                maxNodes,
                maxTaskIndex,
                maxImageSide,
                reader,
                robot);
    }
}
