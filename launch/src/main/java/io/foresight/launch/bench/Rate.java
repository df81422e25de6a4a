package io.foresight.launch.bench;

import io.foresight.core.measure.Spread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Measures operations per second in rounds, after a warm-up of the same duration. */
final class Rate {
    private static final int ROUNDS = 7;

    private Rate() {}

    /**
     * Measures on this thread.
     *
     * @param millis duration of one round
     * @param work does some operations and returns their number
     */
    static Spread perSecond(int millis, LongSupplier work) {
        double[] rates = new double[ROUNDS];
        for (int round = -ROUNDS; round < ROUNDS; round++) {
            double rate = round(millis, work);
            if (round >= 0) {
                rates[round] = rate;
            }
        }
        return Spread.of(rates);
    }

    /** As {@link #perSecond}, by the thread's CPU time, which excludes other load. The median. */
    static double perProcessorSecond(int millis, LongSupplier work) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = clock.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            long done = 0;
            while (System.nanoTime() < begin + millis * 1_000_000L) {
                done += work.getAsLong();
            }
            rates[round] = done * 1e9 / (clock.getCurrentThreadCpuTime() - before);
        }
        return Spread.of(rates).p50();
    }

    /**
     * Speed of {@code threads} threads relative to one, in alternating rounds.
     *
     * @param work creates one worker per thread
     */
    static Spread scaling(int millis, int threads, Supplier<LongSupplier> work) throws InterruptedException {
        List<LongSupplier> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(work.get());
        }
        double[] ratios = new double[ROUNDS];
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = -1; round < ROUNDS; round++) {
                double one = together(pool, millis, workers.subList(0, 1));
                double all = together(pool, millis, workers);
                if (round >= 0) {
                    ratios[round] = all / one;
                }
            }
        } finally {
            pool.shutdownNow();
        }
        return Spread.of(ratios);
    }

    private static double together(ExecutorService pool, int millis, List<LongSupplier> workers)
            throws InterruptedException {
        CountDownLatch start = new CountDownLatch(workers.size());
        List<Future<Double>> rates = new ArrayList<>();
        for (LongSupplier worker : workers) {
            rates.add(pool.submit(() -> {
                start.countDown();
                start.await();
                return round(millis, worker);
            }));
        }
        double sum = 0;
        try {
            for (Future<Double> rate : rates) {
                sum += rate.get();
            }
        } catch (ExecutionException thrown) {
            throw new IllegalStateException("a measured thread failed: " + thrown.getCause(), thrown.getCause());
        }
        return sum;
    }

    private static double round(int millis, LongSupplier work) {
        long begin = System.nanoTime();
        long end = begin + millis * 1_000_000L;
        long done = 0;
        long now = begin;
        while (now < end) {
            done += work.getAsLong();
            now = System.nanoTime();
        }
        return done * 1e9 / (now - begin);
    }
}
