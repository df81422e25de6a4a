package io.foresight.perception.points;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Points that are in a cloud more than once, to the last bit: of drivers that tell both returns where there was one, and of clouds that were
 * merged twice. They carry no information, but a detector that counts points sees other things in them. O(points); a cloud without them costs
 * one pass with a small table.
 */
public final class ExactCopies {
    private static final int SAMPLES = 512;

    /** Below this share of the sampled points they are accidents of rounding, which no detector notices. */
    private static final double FREQUENT = 0.1;

    private ExactCopies() {}

    /** The cloud with each point once, in its original order, where many are there several times; else the cloud itself. */
    public static PointCloud without(PointCloud cloud) {
        return areFrequent(cloud) ? each(cloud) : cloud;
    }

    private static boolean areFrequent(PointCloud cloud) {
        int samples = Math.min(SAMPLES, cloud.size());
        PointSet sampled = new PointSet(cloud.xyzi(), 4 * SAMPLES);
        int copies = 0;
        for (int k = 0; k < samples; k++) {
            copies += sampled.add((int) ((long) k * cloud.size() / samples)) ? 0 : 1;
        }
        for (int i = 0; i < cloud.size(); i++) {
            copies += sampled.hasCopyOf(i) ? 1 : 0;
        }
        return copies > 0 && copies >= FREQUENT * samples;
    }

    private static PointCloud each(PointCloud cloud) {
        PointSet kept = new PointSet(cloud.xyzi(), 2 * cloud.size());
        float[] xyzi = new float[PointCloud.STRIDE * cloud.size()];
        PointColumns columns = cloud.columns().copy(cloud.size());
        int size = 0;
        for (int i = 0; i < cloud.size(); i++) {
            if (kept.add(i)) {
                System.arraycopy(
                        cloud.xyzi(), PointCloud.STRIDE * i, xyzi, PointCloud.STRIDE * size, PointCloud.STRIDE);
                columns.move(i, size++);
            }
        }
        return new PointCloud(cloud.frame(), cloud.stamp(), xyzi, size, columns);
    }

    /** Points of a cloud by their values, with open addressing. The hash is drawn anew, so that nobody can make points that collide. */
    private static final class PointSet {
        private static final long[] FACTORS =
                new SplittableRandom().longs(PointCloud.STRIDE).toArray();
        private static final int FREE = -1;

        private final float[] xyzi;
        private final int[] places; // indices of points
        private final int shift;

        /** @param room at least twice the number of points */
        PointSet(float[] xyzi, int room) {
            int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(room));
            this.xyzi = xyzi;
            this.places = new int[1 << bits];
            this.shift = Long.SIZE - bits;
            Arrays.fill(places, FREE);
        }

        /** Adds a point unless an equal one is there. */
        boolean add(int point) {
            int place = place(point);
            boolean free = places[place] == FREE;
            if (free) {
                places[place] = point;
            }
            return free;
        }

        /** Whether an equal point with another index is there. */
        boolean hasCopyOf(int point) {
            int there = places[place(point)];
            return there != FREE && there != point;
        }

        private int place(int point) {
            long hash = 0;
            for (int k = 0; k < PointCloud.STRIDE; k++) {
                hash += FACTORS[k]
                        * (Float.floatToRawIntBits(xyzi[PointCloud.STRIDE * point + k]) | (1L << Integer.SIZE));
            }
            int place = (int) (hash >>> shift);
            while (places[place] != FREE && !areEqual(places[place], point)) {
                place = (place + 1) & (places.length - 1);
            }
            return place;
        }

        private boolean areEqual(int one, int other) {
            int a = PointCloud.STRIDE * one;
            int b = PointCloud.STRIDE * other;
            return xyzi[a] == xyzi[b]
                    && xyzi[a + 1] == xyzi[b + 1]
                    && xyzi[a + 2] == xyzi[b + 2]
                    && xyzi[a + 3] == xyzi[b + 3];
        }
    }
}
