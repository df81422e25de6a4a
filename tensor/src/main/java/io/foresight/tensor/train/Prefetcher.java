package io.foresight.tensor.train;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Makes batches in background threads and hands them out in order; at most {@code depth} exist ahead of the consumer. Used from one thread. */
final class Prefetcher implements AutoCloseable {
    private final BatchSource source;
    private final ExecutorService workers;
    private final Deque<Future<Batch>> ahead = new ArrayDeque<>();
    private final int depth;
    private final long end;
    private long submitted;
    private long taken;

    /** Batches {@code first} (inclusive) to {@code end} (exclusive). */
    Prefetcher(BatchSource source, long first, long end, int threads, int depth) {
        this.source = source;
        this.depth = depth;
        this.end = end;
        this.submitted = first;
        this.taken = first;
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "batches");
            thread.setDaemon(true);
            return thread;
        });
        fill();
    }

    private void fill() {
        while (ahead.size() < depth && submitted < end) {
            long index = submitted++;
            ahead.add(workers.submit(() -> source.batch(index)));
        }
    }

    /** The next batch; blocks until it is made. */
    Batch next() {
        Future<Batch> head = ahead.poll();
        if (head == null) {
            throw new IllegalStateException("no batch after " + taken);
        }
        try {
            Batch batch = head.get();
            taken++;
            fill();
            return batch;
        } catch (ExecutionException e) {
            throw new TrainingException("batch " + taken + " could not be made: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrainingException("interrupted while waiting for batch " + taken, e);
        }
    }

    /** Stops the workers; batches nobody took are left to the garbage collector with their source's buffers. */
    @Override
    public void close() {
        ahead.forEach(future -> future.cancel(true));
        ahead.clear();
        workers.shutdownNow();
    }
}
