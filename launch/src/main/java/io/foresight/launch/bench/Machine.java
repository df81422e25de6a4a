package io.foresight.launch.bench;

import io.foresight.core.measure.Processor;
import java.lang.management.ManagementFactory;

/** The machine that a measurement ran on. */
public record Machine(String processor, int cores, String java, double loadBefore) {
    /** This machine now. A load close to or above the number of cores makes timings unreliable. */
    public static Machine here() {
        return new Machine(
                Processor.here().name(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
