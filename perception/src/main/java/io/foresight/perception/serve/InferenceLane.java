package io.foresight.perception.serve;

import io.foresight.perception.serve.Turns.Line;
import io.foresight.serving.FaultLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread that runs the detector. Calls and streams take turns. A call is taken only when it would start in time, see {@link
 * ExpectedWait}; of each stream at most one job waits, for its newest frame.
 */
final class InferenceLane {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceLane.class);
    private static final FaultLog FAULTS = new FaultLog(LOG);
    private static final long STOP_SECONDS = 10;

    private final Turns waiting = new Turns();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExpectedWait expectedWait;
    private final ServerClocks clocks;
    private final Consumer<Throwable> onFault;
    private final Thread thread;
    private volatile OptionalLong workingSince = OptionalLong.empty(); // monotonic clock; empty: idle
    private volatile boolean stopping;

    /** @param onFault receives exceptions thrown by jobs */
    InferenceLane(String name, ExpectedWait expectedWait, ServerClocks clocks, Consumer<Throwable> onFault) {
        this.expectedWait = expectedWait;
        this.clocks = clocks;
        this.onFault = onFault;
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Why a call that came now would not be taken. */
    Optional<RefusedException> refusal() {
        OptionalLong since = workingSince;
        return expectedWait.refusal(
                waiting.aheadOfCall(),
                since.isEmpty() ? OptionalLong.empty() : OptionalLong.of(clocks.nanos() - since.getAsLong()));
    }

    /**
     * Takes a call.
     *
     * @throws RefusedException OVERLOADED when it would not start in time
     */
    synchronized void submitCall(Runnable call) {
        refusal().ifPresent(refused -> {
            throw refused;
        });
        waiting.add(Line.CALLS, call);
    }

    /** Takes the job of a stream, which may have one here at a time. */
    void submitStream(Runnable job) {
        waiting.add(Line.STREAMS, job);
    }

    /** Removes a job that has not started. */
    boolean remove(Runnable job) {
        return waiting.remove(job);
    }

    int depth() {
        return waiting.size();
    }

    /**
     * Runs {@code work} on this thread and waits for its result.
     *
     * @throws TimeoutException when it has not finished after {@code most}
     */
    <T> T call(Callable<T> work, Duration most) throws Exception {
        FutureTask<T> task = new FutureTask<>(work);
        waiting.add(Line.CALLS, task);
        try {
            return task.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /**
     * Stops the thread after the current job; waiting jobs are not run.
     *
     * @return the jobs that never ran
     */
    List<Runnable> stop() throws InterruptedException {
        stopping = true;
        List<Runnable> left = waiting.drain();
        waiting.add(Line.CALLS, () -> {}); // wakes the thread
        if (thread.getState() != Thread.State.NEW && !ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("event=lane_stuck thread={}", thread.getName());
        }
        return left;
    }

    private void work() {
        try {
            while (!stopping) {
                runOne(waiting.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** Jobs handle their own failures; an unexpected exception must not end the thread that all callers share. */
    private void runOne(Runnable job) {
        workingSince = OptionalLong.of(clocks.nanos());
        try {
            job.run();
        } catch (Throwable t) {
            FAULTS.fault("lane_fault", t);
            onFault.accept(t);
        } finally {
            workingSince = OptionalLong.empty();
        }
    }
}
