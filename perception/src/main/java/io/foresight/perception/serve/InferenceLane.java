package io.foresight.perception.serve;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The single thread that runs the detector; jobs run in order of arrival. The queue is not bounded here: the number of jobs is limited by
 * admission (single calls) and by one job per stream.
 */
final class InferenceLane {
    private static final Logger LOG = LoggerFactory.getLogger(InferenceLane.class);
    private static final long STOP_SECONDS = 10;

    private final BlockingQueue<Runnable> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Consumer<Throwable> onFault;
    private final Thread thread;
    private volatile boolean stopping;

    /** @param onFault receives exceptions thrown by jobs */
    InferenceLane(String name, Consumer<Throwable> onFault) {
        this.onFault = onFault;
        thread = new Thread(this::work, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void submit(Runnable job) {
        waiting.add(job);
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
        submit(task);
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
        List<Runnable> left = new ArrayList<>();
        waiting.drainTo(left);
        submit(() -> {}); // wakes the thread
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
        try {
            job.run();
        } catch (Throwable t) {
            LOG.error("event=lane_fault", t);
            onFault.accept(t);
        }
    }
}
