package io.foresight.ros2.dds;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that calls a participant's listeners, so that listeners cannot block or deadlock the library. */
final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** Unbounded: samples are limited by their reader's history; match and peer events are not limited, but rare. */
    private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

    private final AtomicLong failures = new AtomicLong();
    private final Thread thread;
    private volatile boolean closed;

    Delivery(String name) {
        thread = new Thread(this::run, "dds " + name);
        thread.setDaemon(true);
        thread.start();
    }

    void post(Runnable task) {
        if (!closed) {
            tasks.add(task);
        }
    }

    private void run() {
        while (!closed) {
            try {
                tasks.take().run();
            } catch (InterruptedException e) {
                log.warn("a listener interrupted the thread {}; the interrupt is ignored", thread.getName());
            } catch (RuntimeException | Error e) {
                log.error("a listener failed ({} so far)", failures.incrementAndGet(), e);
            }
        }
    }

    /** Drops undelivered events. Waits for the running listener, unless it is called from that listener. */
    @Override
    public void close() {
        closed = true;
        tasks.clear();
        tasks.add(() -> {});
        if (Thread.currentThread() == thread) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
