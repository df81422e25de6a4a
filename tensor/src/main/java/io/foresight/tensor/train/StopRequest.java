package io.foresight.tensor.train;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A wish to stop, seen by the loop after the step it is in. While open it also turns SIGTERM and SIGINT into such a wish and holds the process up until the
 * loop has saved.
 */
final class StopRequest implements AutoCloseable {
    private static final long GRACE_SECONDS = 120;

    private final AtomicReference<StopReason> reason = new AtomicReference<>();
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "save-before-exit");

    StopRequest() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
        request(StopReason.SIGNAL);
        try {
            saved.await(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void request(StopReason why) {
        reason.compareAndSet(null, why);
    }

    Optional<StopReason> reason() {
        return Optional.ofNullable(reason.get());
    }

    /** Lets the process go; called once everything is on disk. */
    @Override
    public void close() {
        saved.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is already going down, which is the case the hook is there for.
            request(StopReason.SIGNAL);
        }
    }
}
