package io.foresight.tensor.engine;

/**
 * How the engine starts.
 *
 * @param device {@code cpu}, {@code gpu} (the first) or {@code gpuN}
 * @param threads for one operation, at least 1; 0 takes the number of cores
 */
public record EngineOptions(String device, int threads) {
    /** Checks the spelling. */
    public EngineOptions {
        if (!device.matches("cpu|gpu\\d{0,3}")) {
            throw new EngineException("device must be cpu, gpu or gpuN, got " + device);
        }
        if (threads < 0 || threads > 1024) {
            throw new EngineException("threads must be 0 (all cores) to 1024, got " + threads);
        }
    }

    /** The CPU with all cores. */
    public static EngineOptions cpu() {
        return new EngineOptions("cpu", 0);
    }
}
