package io.foresight.launch.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** What was allocated on the Java heap, dead or alive. */
final class HeapMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private HeapMeter() {}

    /** By all threads that live, those of native libraries included. */
    static long allocatedBytes() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }

    /** By this thread. */
    static long allocatedHere() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
