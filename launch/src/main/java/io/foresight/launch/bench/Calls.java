package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.grpc.Status;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Sends calls and notes what becomes of them and after how many milliseconds. */
final class Calls {
    private final OverloadTarget target;
    private final Samples answered = new Samples();
    private final Samples refused = new Samples();
    private final ConcurrentMap<String, AtomicInteger> failed = new ConcurrentHashMap<>(); // by status
    private int sent;
    private double seconds;

    Calls(OverloadTarget target) {
        this.target = target;
    }

    /** Each of {@code callers} sends its next call when the one before has ended. */
    void closed(int callers, Duration time) {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        CompletableFuture<?>[] open = new CompletableFuture<?>[callers];
        while (System.nanoTime() < end) {
            for (int i = 0; i < callers; i++) {
                if (open[i] == null || open[i].isDone()) {
                    open[i] = send();
                }
            }
            CompletableFuture.anyOf(open).join();
        }
        CompletableFuture.allOf(open).join();
        seconds += (System.nanoTime() - start) * 1e-9;
    }

    /** Sends calls at random times, whatever became of those before. */
    void open(double perSecond, Duration time, RandomGenerator random) {
        long start = System.nanoTime();
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (double due = 0; due < time.toNanos(); due += random.nextExponential() / perSecond * 1e9) {
            while (System.nanoTime() - start < due) {
                LockSupport.parkNanos((long) due - (System.nanoTime() - start));
            }
            all = CompletableFuture.allOf(all, send());
        }
        seconds += time.toNanos() * 1e-9;
        all.join();
    }

    private CompletableFuture<?> send() {
        sent++;
        long start = System.nanoTime();
        return target.call().handle((bytes, failure) -> {
            note(failure, (System.nanoTime() - start) * 1e-6);
            return null;
        });
    }

    private void note(Throwable failure, double milliseconds) {
        if (failure == null) {
            answered.add(milliseconds);
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        Status.Code code = Status.fromThrowable(cause).getCode();
        if (code == Status.Code.RESOURCE_EXHAUSTED) {
            refused.add(milliseconds);
        } else {
            failed.computeIfAbsent(code.name(), name -> new AtomicInteger()).incrementAndGet();
        }
    }

    int sent() {
        return sent;
    }

    Samples answered() {
        return answered;
    }

    Samples refused() {
        return refused;
    }

    /** Numbers of calls that ended with neither an answer nor RESOURCE_EXHAUSTED. */
    Map<String, Integer> failed() {
        Map<String, Integer> counts = new TreeMap<>();
        failed.forEach((code, count) -> counts.put(code, count.get()));
        return counts;
    }

    double answeredPerSecond() {
        return answered.spread().count() / seconds;
    }
}
