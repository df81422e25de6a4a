package io.foresight.ros2.mcap;

/**
 * Limits of a reader. Sizes in a file are compared with them before memory is allocated.
 *
 * @param payloadBytes maximum size of a chunk (compressed and decompressed), a message and an attachment; 1 KiB to 2 GiB - 64 KiB
 * @param definitionBytes maximum size of a single record of another kind, and of all schemas and channels together
 * @param summaryBytes maximum size of the summary section
 * @param openBytes maximum total size of decompressed chunks in memory at once, where chunks overlap in time
 * @param ratio maximum decompressed bytes per compressed byte, beyond the first {@link #RATIO_FREE_BYTES}
 */
public record McapLimits(int payloadBytes, int definitionBytes, int summaryBytes, long openBytes, int ratio) {
    /** The compression ratio of chunks that decompress to at most this size is not limited: they are harmless. */
    public static final int RATIO_FREE_BYTES = 16 << 20;

    /** 256 MiB payloads, 64 MiB definitions, 256 MiB summary, 512 MiB open chunks, ratio 1000 : 1. */
    public static final McapLimits DEFAULT = new McapLimits(256 << 20, 64 << 20, 256 << 20, 512L << 20, 1000);

    private static final int LARGEST = Integer.MAX_VALUE - (64 << 10);

    /** Checks the ranges. */
    public McapLimits {
        check("payloadBytes", payloadBytes, 1 << 10, LARGEST);
        check("definitionBytes", definitionBytes, 1 << 10, LARGEST);
        check("summaryBytes", summaryBytes, 1 << 10, LARGEST);
        check("openBytes", openBytes, payloadBytes, Long.MAX_VALUE);
        check("ratio", ratio, 2, Integer.MAX_VALUE);
    }

    private static void check(String name, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be " + low + " to " + high + ", got " + value);
        }
    }
}
