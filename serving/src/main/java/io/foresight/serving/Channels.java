package io.foresight.serving;

import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/** Closes client connections. */
public final class Channels {
    private static final long CLOSE_SECONDS = 2;

    private Channels() {}

    /** Gives calls in flight 2 s to finish, then cancels them. */
    public static void close(ManagedChannel channel) {
        channel.shutdown();
        try {
            if (!channel.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                channel.shutdownNow();
            }
        } catch (InterruptedException e) {
            channel.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
