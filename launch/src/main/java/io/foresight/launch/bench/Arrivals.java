package io.foresight.launch.bench;

import io.foresight.core.measure.Samples;
import io.foresight.core.measure.Spread;
import io.foresight.ros2.dds.DdsListener;
import io.foresight.ros2.dds.Sample;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Receives numbered clouds; those with negative numbers are for warm-up. Its listener is called by one thread. */
final class Arrivals implements DdsListener {
    private static final int LATE_MILLIS = 500;

    private final CountDownLatch missing;
    private final Samples latency = new Samples();
    private int received;
    private int corrupt;
    private long firstAllocated;
    private long lastAllocated;

    Arrivals(int samples) {
        missing = new CountDownLatch(samples);
    }

    @Override
    public void received(Sample sample) {
        long now = System.nanoTime();
        ByteBuffer points = NumberedCloud.points(sample.cdr());
        boolean sound = NumberedCloud.isSound(points);
        synchronized (this) {
            if (!sound) {
                corrupt++;
            } else if (NumberedCloud.number(points) >= 0) {
                latency.add((now - NumberedCloud.madeNanos(points)) * 1e-6);
                received++;
                lastAllocated = HeapMeter.allocatedBytes();
                if (received == 1) {
                    firstAllocated = lastAllocated;
                }
                missing.countDown();
            }
        }
    }

    /** Waits until all have arrived, or no more can be expected. */
    void awaitAll() {
        try {
            boolean all = missing.await(LATE_MILLIS, TimeUnit.MILLISECONDS);
            if (!all) {
                return; // the row reports how many were lost
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized int received() {
        return received;
    }

    synchronized int corrupt() {
        return corrupt;
    }

    Spread latency() {
        return latency.spread();
    }

    /** 0 where fewer than two arrived. */
    synchronized long allocatedBytesPerSample() {
        return received < 2 ? 0 : (lastAllocated - firstAllocated) / (received - 1);
    }
}
