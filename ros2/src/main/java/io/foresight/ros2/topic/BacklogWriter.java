package io.foresight.ros2.topic;

import io.foresight.ros2.mcap.McapWriter;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Writes a recording on its own thread, so that a slow disk does not block receivers; the size of its queue is limited. */
final class BacklogWriter implements AutoCloseable {
    private static final long FLUSH_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int ENTRY_BYTES = 128;

    private final McapWriter writer;
    private final long limit;
    private final Thread thread = new Thread(this::run, "recording");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private long queuedBytes;
    private boolean closing;
    private IOException failure;
    private volatile long fileBytes;

    /** An entry of the queue. */
    interface Entry {
        /** Writes the entry; called on the writer's thread. */
        void write(McapWriter writer) throws IOException;

        /** Called instead if the entry cannot be written. */
        void dropped();
    }

    private record Waiting(Entry entry, long bytes) {}

    BacklogWriter(McapWriter writer, long limit) {
        this.writer = writer;
        this.limit = limit;
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues an entry, or drops it immediately when the queue is full or after a write error. */
    void add(long bytes, Entry entry) {
        if (!offer(new Waiting(entry, bytes + ENTRY_BYTES))) {
            entry.dropped();
        }
    }

    private boolean offer(Waiting waiting) {
        lock.lock();
        try {
            if (closing || failure != null || queuedBytes + waiting.bytes > limit) {
                return false;
            }
            queue.addLast(waiting);
            queuedBytes += waiting.bytes;
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The error after which nothing is written any more, if there was one. */
    Optional<IOException> failure() {
        lock.lock();
        try {
            return Optional.ofNullable(failure);
        } finally {
            lock.unlock();
        }
    }

    /** Number of bytes in the file so far. */
    long fileBytes() {
        return fileBytes;
    }

    private void run() {
        IOException problem = null;
        try {
            boolean flushed = true;
            for (Optional<Waiting> next = take(flushed); next.isPresent() || !ended(); next = take(flushed)) {
                flushed = next.isEmpty();
                if (flushed) {
                    writer.flush();
                } else {
                    next.get().entry.write(writer);
                }
                fileBytes = writer.position();
            }
        } catch (IOException e) {
            problem = e;
        } catch (RuntimeException e) {
            problem = new IOException("a message could not be written: " + e.getMessage(), e);
        }
        try {
            writer.close();
            fileBytes = writer.position();
        } catch (IOException e) {
            problem = problem == null ? e : problem;
        }
        if (problem != null) {
            fail(problem);
        }
    }

    private void fail(IOException problem) {
        Deque<Waiting> left;
        lock.lock();
        try {
            failure = problem;
            left = new ArrayDeque<>(queue);
            queue.clear();
        } finally {
            lock.unlock();
        }
        left.forEach(waiting -> waiting.entry.dropped());
    }

    /**
     * The next entry. Empty when there will be no more, or when no entry came for a second after an unflushed one: then the open chunk is
     * written to the file.
     */
    private Optional<Waiting> take(boolean flushed) {
        lock.lock();
        try {
            long left = FLUSH_NANOS;
            while (queue.isEmpty() && !closing && (flushed || left > 0)) {
                if (flushed) {
                    changed.awaitUninterruptibly();
                } else {
                    left = awaitChange(left);
                }
            }
            Waiting next = queue.pollFirst();
            queuedBytes -= next == null ? 0 : next.bytes;
            return Optional.ofNullable(next);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // the caller loops
    private long awaitChange(long nanos) {
        try {
            return changed.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return 0; // the thread is known only to this class
        }
    }

    private boolean ended() {
        lock.lock();
        try {
            return closing && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** Writes the queued entries, closes the file and waits for completion. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signal();
        } finally {
            lock.unlock();
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
