package io.foresight.perception.detect;

import java.nio.ByteBuffer;

/**
 * Points gathered by pillar, as the network takes them: native-order direct buffers, points of one pillar beside each other.
 *
 * @param points points inside the grid and the capacity
 * @param rows P, the points that describe the pillars
 * @param pillars V
 * @param features float32 (P, {@link Pillariser#FEATURES})
 * @param pillarOfPoint int64 (P), rising, in [0, V)
 * @param cells int64 (V), rising, {@link PillarGrid} cells
 * @param capacityExceeded were pillars left out?
 */
public record Pillars(
        int points,
        int rows,
        int pillars,
        ByteBuffer features,
        ByteBuffer pillarOfPoint,
        ByteBuffer cells,
        boolean capacityExceeded) {}
