package io.foresight.ros2.dds;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread from which a participant's listeners are called, so that none of them can hold up or lock the library. */
final class Delivery implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    /** A peer's samples are bounded by their reader's history; matches and peers are not, but few. */
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
                log.warn("a listener interrupted the thread {}; it goes on", thread.getName());
            } catch (RuntimeException | Error e) {
                log.error("a listener failed ({} so far)", failures.incrementAndGet(), e);
            }
        }
    }

    /** What was not delivered yet is dropped. Waits for the listener that runs, unless it is that one which calls. */
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
