package io.foresight.sim.lidar;

import java.util.Arrays;
import java.util.List;

/** Points of one ring, in order of time. */
final class RingPoints {
    private float[] xyzi = new float[4 * 256];
    private float[] times = new float[256];
    private int[] objectIds = new int[256];
    private int size;

    void add(double x, double y, double z, double intensity, double time, int objectId) {
        if (size == times.length) {
            xyzi = Arrays.copyOf(xyzi, 2 * xyzi.length);
            times = Arrays.copyOf(times, 2 * size);
            objectIds = Arrays.copyOf(objectIds, 2 * size);
        }
        xyzi[4 * size] = (float) x;
        xyzi[4 * size + 1] = (float) y;
        xyzi[4 * size + 2] = (float) z;
        xyzi[4 * size + 3] = (float) intensity;
        times[size] = (float) time;
        objectIds[size++] = objectId;
    }

    /** Joins the rings of a sweep, from ring 0. */
    static LidarReturns join(List<RingPoints> all, ReachedRays reached) {
        int total = 0;
        for (RingPoints ring : all) {
            total += ring.size;
        }
        float[] xyzi = new float[4 * total];
        float[] times = new float[total];
        short[] rings = new short[total];
        int[] objectIds = new int[total];
        int at = 0;
        for (int index = 0; index < all.size(); index++) {
            RingPoints ring = all.get(index);
            System.arraycopy(ring.xyzi, 0, xyzi, 4 * at, 4 * ring.size);
            System.arraycopy(ring.times, 0, times, at, ring.size);
            System.arraycopy(ring.objectIds, 0, objectIds, at, ring.size);
            Arrays.fill(rings, at, at + ring.size, (short) index);
            at += ring.size;
        }
        return new LidarReturns(xyzi, times, rings, objectIds, reached);
    }
}
