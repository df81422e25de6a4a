package io.foresight.ros2.mcap;

/**
 * What a reader puts up with. Sizes in a file are compared with these before anything is reserved for them.
 *
 * @param payloadBytes largest chunk (packed and unpacked), message and attachment; 1 KiB to 2 GiB - 64 KiB
 * @param definitionBytes largest single record of another kind, and the sum of all schemas and channels
 * @param summaryBytes largest summary section
 * @param openBytes unpacked chunks held at once where chunks overlap in time
 * @param ratio unpacked bytes for each packed byte beyond the first {@link #RATIO_FREE_BYTES}
 */
public record McapLimits(int payloadBytes, int definitionBytes, int summaryBytes, long openBytes, int ratio) {
    /** Chunks unpacking to no more than this are not asked for their ratio: they harm nobody. */
    public static final int RATIO_FREE_BYTES = 16 << 20;

    /** 256 MiB payloads, 64 MiB definitions, 256 MiB summary, 512 MiB open, 1000 : 1. */
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
