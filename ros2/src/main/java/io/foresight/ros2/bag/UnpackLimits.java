package io.foresight.ros2.bag;

import io.foresight.ros2.mcap.McapLimits;

/**
 * Limits of what a packed file of a bag may become on the disk.
 *
 * @param bytes largest unpacked file
 * @param ratio largest unpacked size as a multiple of the packed one, beyond {@link McapLimits#RATIO_FREE_BYTES}
 * @param spareBytes of the file system that stay free
 */
record UnpackLimits(long bytes, int ratio, long spareBytes) {
    /** 64 GiB, 1000 : 1, 1 GiB left free. */
    static final UnpackLimits DEFAULT = new UnpackLimits(64L << 30, McapLimits.DEFAULT.ratio(), 1L << 30);

    /** The largest file that so many packed bytes may become. */
    long mostBytes(long packedBytes) {
        return Math.min(bytes, Math.max(McapLimits.RATIO_FREE_BYTES, packedBytes * ratio));
    }
}
