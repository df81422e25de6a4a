package io.foresight.sim.lidar;

import java.util.Arrays;

/** Counts the rays that hit each object first, whether or not the sensor detects the return. */
final class ReachedRays {
    private int[] counts = new int[64];

    void add(int objectId) {
        if (objectId < 0) {
            return;
        }
        if (objectId >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(objectId + 1, 2 * counts.length));
        }
        counts[objectId]++;
    }

    void addAll(ReachedRays other) {
        for (int id = 0; id < other.counts.length; id++) {
            if (other.counts[id] > 0) {
                add(id);
                counts[id] += other.counts[id] - 1;
            }
        }
    }

    int of(int objectId) {
        return objectId >= 0 && objectId < counts.length ? counts[objectId] : 0;
    }
}
