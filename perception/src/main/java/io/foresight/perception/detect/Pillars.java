package io.foresight.perception.detect;

import java.nio.ByteBuffer;

/**
 * Points grouped by pillar, as input of the network: direct buffers in native order, the points of one pillar are contiguous.
 *
 * @param points points inside the grid and the capacity
 * @param rows P, number of points used
 * @param pillars V, number of pillars
 * @param features float32 (P, {@link Pillariser#FEATURES})
 * @param pillarOfPoint int64 (P), ascending, in [0, V)
 * @param cells int64 (V), ascending, {@link PillarGrid} cells
 * @param capacityExceeded whether pillars were dropped
 */
public record Pillars(
        int points,
        int rows,
        int pillars,
        ByteBuffer features,
        ByteBuffer pillarOfPoint,
        ByteBuffer cells,
        boolean capacityExceeded) {}
