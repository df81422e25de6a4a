package io.foresight.launch.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;

class WebServerTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void afterARushThreadsAreFewAgain() throws Exception {
        QueuedThreadPool threads = WebServer.threads("rush");
        threads.start();
        try {
            int few = threads.getThreads();
            CountDownLatch rush = new CountDownLatch(1);
            CountDownLatch busy = new CountDownLatch(10);
            for (int i = 0; i < 400; i++) {
                threads.execute(() -> {
                    busy.countDown();
                    try {
                        rush.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            assertThat(busy.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(threads.getThreads()).isBetween(10, 16);
            rush.countDown();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (threads.getThreads() > few + 1 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(threads.getThreads()).isLessThanOrEqualTo(few + 1);
        } finally {
            threads.stop();
        }
    }
}
