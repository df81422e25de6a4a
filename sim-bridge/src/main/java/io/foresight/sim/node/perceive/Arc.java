package io.foresight.sim.node.perceive;

import io.foresight.perception.points.PointCloud;
import java.util.BitSet;

/**
 * Directions around the vertical axis that were scanned, in whole degrees. One message scans one contiguous range: everything except the
 * widest gap between its points, so that directions without an echo inside the range count as scanned. Samples about 8192 points at most.
 * Immutable.
 */
final class Arc {
    static final int TURN = 360;
    static final Arc NONE = new Arc(new BitSet(TURN));

    /** Nearer points are ignored, metres. */
    private static final float LEAST_RANGE = 0.05f;

    private static final int SAMPLES = 8192;

    private final BitSet degrees;

    private Arc(BitSet degrees) {
        this.degrees = degrees;
    }

    /** The range from the first to the last direction in degrees, both included. */
    static Arc between(int from, int to) {
        BitSet degrees = new BitSet(TURN);
        for (int at = from; at <= to; at++) {
            degrees.set(Math.floorMod(at, TURN));
        }
        return new Arc(degrees);
    }

    static Arc of(PointCloud cloud) {
        BitSet hit = new BitSet(TURN);
        int step = cloud.size() / SAMPLES | 1; // odd: avoids always sampling the same beam of a sensor with 2^n beams
        for (int i = 0; i < cloud.size(); i += step) {
            float x = cloud.x(i);
            float y = cloud.y(i);
            if (Math.abs(x) + Math.abs(y) >= LEAST_RANGE) { // not for NaN
                hit.set(Math.floorMod((int) Math.floor(Math.toDegrees(Math.atan2(y, x))), TURN));
            }
        }
        return new Arc(allButWidestGap(hit));
    }

    private static BitSet allButWidestGap(BitSet hit) {
        int first = hit.nextSetBit(0);
        if (first < 0) {
            return hit;
        }
        int gapStart = 0;
        int gap = 0;
        for (int at = first; at >= 0; ) {
            int next = hit.nextSetBit(at + 1);
            int width = (next < 0 ? first + TURN : next) - at - 1;
            if (width > gap) {
                gap = width;
                gapStart = at + 1;
            }
            at = next;
        }
        BitSet seen = new BitSet(TURN);
        seen.set(0, TURN);
        for (int i = 0; i < gap; i++) {
            seen.clear((gapStart + i) % TURN);
        }
        return seen;
    }

    int size() {
        return degrees.cardinality();
    }

    Arc union(Arc other) {
        BitSet union = (BitSet) degrees.clone();
        union.or(other.degrees);
        return new Arc(union);
    }

    /** Number of degrees in this one that the other does not contain. */
    int degreesNotIn(Arc other) {
        BitSet own = (BitSet) degrees.clone();
        own.andNot(other.degrees);
        return own.cardinality();
    }

    /** Whether both contain about the same directions, with a tolerance of a fifth. */
    boolean resembles(Arc other) {
        int shared = size() - degreesNotIn(other);
        int either = size() + other.size() - shared;
        return either > 0 && shared >= 0.8 * either;
    }
}
