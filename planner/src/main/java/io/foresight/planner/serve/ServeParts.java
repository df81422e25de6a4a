package io.foresight.planner.serve;

import io.grpc.MethodDescriptor;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Objects that all calls share.
 *
 * @param work threads of decisions and episodes; as many as there are slots
 * @param timer for timeouts
 * @param decisions slots of decisions and task descriptions
 * @param episodes slots of episodes
 */
record ServeParts(
        ServeConfig config,
        Offer offer,
        TaskLookup tasks,
        RunningEpisodes running,
        ExecutorService work,
        ScheduledExecutorService timer,
        Slots decisions,
        Slots episodes)
        implements AutoCloseable {
    static ServeParts open(ServeConfig config, Offer offer) {
        ServeLimits limits = config.limits();
        return new ServeParts(
                config,
                offer,
                new TaskLookup(limits.maxTaskIndex()),
                new RunningEpisodes(),
                Executors.newCachedThreadPool(new DefaultThreadFactory("foresight-planner", true)),
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("foresight-planner-timer", true)),
                new Slots("decisions", limits.maxDecisions(), ErrorCode.OVERLOADED),
                new Slots("episodes", limits.maxEpisodes(), ErrorCode.TOO_MANY_EPISODES));
    }

    /** Slots that a call needs, by its full method name; empty: none. */
    Optional<Slots> slots(String method) {
        return switch (MethodDescriptor.extractBareMethodName(method)) {
            case "NextAction", "DescribeTask" -> Optional.of(decisions);
            case "RunEpisode", "DriveEpisode", "DecideEpisode" -> Optional.of(episodes);
            default -> Optional.empty();
        };
    }

    /** Stops the threads; episodes must have been stopped before. */
    @Override
    public void close() {
        work.shutdownNow();
        timer.shutdownNow();
    }
}
