package io.foresight.serving;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits for a client's next message, but not for ever. Thread-safe. */
final class Silence {
    private final Consumer<Duration> tooLong;
    private CompletableFuture<Void> awaited; // null: nothing is awaited

    /** @param tooLong hears, on a thread that must not be held up, that no message came for so long */
    Silence(Consumer<Duration> tooLong) {
        this.tooLong = tooLong;
    }

    /** Awaits a message, instead of the one that was awaited before. */
    synchronized void await(Duration most) {
        end();
        CompletableFuture<Void> message = new CompletableFuture<>();
        awaited = message;
        CompletableFuture<Void> unused = message.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((came, late) -> {
                    if (late instanceof TimeoutException) {
                        tooLong.accept(most);
                    }
                });
    }

    /** Awaits none any more. */
    synchronized void end() {
        if (awaited != null) {
            awaited.complete(null);
            awaited = null;
        }
    }
}
