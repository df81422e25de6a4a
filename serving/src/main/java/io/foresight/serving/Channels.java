package io.foresight.serving;

import io.grpc.ManagedChannel;
import java.util.concurrent.TimeUnit;

/** The end of a client's connection. */
public final class Channels {
    private static final long CLOSE_SECONDS = 2;

    private Channels() {}

    /** Lets calls in flight end for 2 s, then ends them. */
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
