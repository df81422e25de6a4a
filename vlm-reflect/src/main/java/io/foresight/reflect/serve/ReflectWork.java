package io.foresight.reflect.serve;

import io.foresight.planner.serve.ErrorCode;
import io.foresight.planner.serve.Slots;
import io.foresight.v1.ReflectServiceGrpc;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What all calls share.
 *
 * @param threads that the work is done on; as many as the places allow
 * @param timer ends what takes too long
 * @param places of calls
 */
record ReflectWork(
        ServeConfig config,
        ReflectParts parts,
        CallCounts counts,
        ExecutorService threads,
        ScheduledExecutorService timer,
        Slots places)
        implements AutoCloseable {
    static ReflectWork open(ServeConfig config, ReflectParts parts) {
        return new ReflectWork(
                config,
                OneAtATime.of(parts),
                new CallCounts(),
                Executors.newCachedThreadPool(new DefaultThreadFactory("foresight-reflect", true)),
                Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("foresight-reflect-timer", true)),
                new Slots("decisions", config.limits().maxDecisions(), ErrorCode.OVERLOADED));
    }

    /** Slots that a call needs, by its full method name; empty: none. */
    Optional<Slots> slots(String method) {
        return method.equals(ReflectServiceGrpc.getDescribeReflectMethod().getFullMethodName())
                ? Optional.empty()
                : Optional.of(places);
    }

    SituationWire situations() {
        return new SituationWire(
                config.limits(), parts.mostPieces(), parts.reader().side());
    }

    /** Ends the threads; calls must have been stopped before. The parts stay open. */
    @Override
    public void close() {
        threads.shutdownNow();
        timer.shutdownNow();
    }
}
