package io.foresight.launch.bench;

import io.foresight.core.measure.ResidentMemory;
import io.foresight.perception.points.PointCloud;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.serve.PerceptionClient;
import io.foresight.perception.serve.PerceptionStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Streams sweeps to a service in this process at 10 Hz and watches resident memory and native handles. */
public final class MemoryBenchmark {
    /** Limit of growth after warm-up, bytes. */
    public static final long ALLOWED_GROWTH_BYTES = 50L * 1000 * 1000;

    private static final long PERIOD_NANOS = 100_000_000;
    private static final int FRAMES_PER_SAMPLE = 50;

    private MemoryBenchmark() {}

    /** One reading. Resident memory and Java heap in bytes; handles: live native tensors. */
    public record Reading(double minute, long residentBytes, long heapBytes, long nativeHandles, long answered) {}

    /**
     * The results.
     *
     * @param growthBytes of resident memory: median of the last fifth of the readings minus median of the fifth after warm-up
     * @param handleGrowth the same for native handles
     * @param steady whether the growth is below the limit and the growth of handles is zero
     */
    public record Report(
            double minutes,
            long frames,
            long answered,
            long growthBytes,
            long allowedGrowthBytes,
            long handleGrowth,
            boolean steady,
            List<Reading> readings,
            Machine machine) {}

    /**
     * Streams for {@code length}, of which the first fifth, at most two minutes, is warm-up.
     *
     * @param clouds sent cyclically
     * @param handles number of live native tensors
     * @param seen receives every reading
     */
    public static Report run(
            PerceptionClient client,
            List<PointCloud> clouds,
            Duration length,
            LongSupplier handles,
            Consumer<Reading> seen,
            BooleanSupplier stop)
            throws InterruptedException {
        Machine machine = Machine.here();
        AtomicLong answered = new AtomicLong();
        List<Reading> readings = new ArrayList<>();
        long start = System.nanoTime();
        long frames = 0;
        try (PerceptionStream stream = client.stream(reply -> answered.incrementAndGet())) {
            long due = start;
            while (System.nanoTime() - start < length.toNanos() && !stop.getAsBoolean()) {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                due = Math.max(due + PERIOD_NANOS, System.nanoTime() - PERIOD_NANOS);
                stream.send(stamped(clouds.get((int) (frames % clouds.size())), frames * PERIOD_NANOS), frames);
                frames++;
                if (frames % FRAMES_PER_SAMPLE == 0) {
                    Reading reading = reading((System.nanoTime() - start) / 60e9, handles, answered.get());
                    readings.add(reading);
                    seen.accept(reading);
                }
            }
            stream.complete();
            if (!stream.awaitEnd(Duration.ofSeconds(10))) {
                throw new IllegalStateException("the service did not end the stream within 10 s");
            }
        }
        return report((System.nanoTime() - start) / 60e9, frames, answered.get(), readings, machine);
    }

    static Report report(double minutes, long frames, long answered, List<Reading> readings, Machine machine) {
        double warm = Math.min(2, minutes / 5);
        List<Reading> after =
                readings.stream().filter(reading -> reading.minute() >= warm).toList();
        int fifth = Math.max(1, after.size() / 5);
        List<Reading> first = after.subList(0, Math.min(fifth, after.size()));
        List<Reading> last = after.subList(Math.max(0, after.size() - fifth), after.size());
        long growth = median(last, Reading::residentBytes) - median(first, Reading::residentBytes);
        long handleGrowth = median(last, Reading::nativeHandles) - median(first, Reading::nativeHandles);
        boolean steady = !after.isEmpty() && growth < ALLOWED_GROWTH_BYTES && handleGrowth == 0;
        return new Report(
                minutes, frames, answered, growth, ALLOWED_GROWTH_BYTES, handleGrowth, steady, readings, machine);
    }

    private static long median(List<Reading> readings, java.util.function.ToLongFunction<Reading> value) {
        long[] values = readings.stream().mapToLong(value).sorted().toArray();
        return values.length == 0 ? 0 : values[values.length / 2];
    }

    private static PointCloud stamped(PointCloud cloud, long nanoseconds) {
        return new PointCloud(
                cloud.frame(), new Stamp(nanoseconds, cloud.stamp().clock()), cloud.xyzi(), cloud.size());
    }

    private static Reading reading(double minute, LongSupplier handles, long answered) {
        Runtime runtime = Runtime.getRuntime();
        return new Reading(
                minute,
                ResidentMemory.bytes().orElse(0),
                runtime.totalMemory() - runtime.freeMemory(),
                handles.getAsLong(),
                answered);
    }
}
