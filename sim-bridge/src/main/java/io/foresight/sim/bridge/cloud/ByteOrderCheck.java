package io.foresight.sim.bridge.cloud;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Detects a wrong byte-order flag of a cloud: then most coordinates are implausible in the declared order (tiny, huge, not finite) and
 * plausible in the other order. A cloud of only zeros or NaN passes. Samples at most 256 points.
 */
final class ByteOrderCheck {
    private static final int SAMPLES = 256;
    private static final int LEAST_SENSIBLE = 8;
    private static final float LEAST = 1e-6f;
    private static final float MOST = 1e6f;

    private ByteOrderCheck() {}

    /** @param data in the declared order */
    static boolean lies(PointLayout layout, ByteBuffer data) {
        ByteOrder other = data.order() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        int sensible = sensible(layout, data);
        int otherwise = sensible(layout, data.duplicate().order(other));
        return otherwise >= LEAST_SENSIBLE && 3 * sensible < otherwise;
    }

    private static int sensible(PointLayout layout, ByteBuffer data) {
        int sensible = 0;
        int step = 1 + layout.points() / SAMPLES;
        for (int i = 0; i < layout.points(); i += step) {
            int point = i / layout.pointsARow() * layout.rowStep() + i % layout.pointsARow() * layout.pointStep();
            sensible +=
                    sensible(layout.x().read(data, point)) + sensible(layout.y().read(data, point));
        }
        return sensible;
    }

    private static int sensible(float coordinate) {
        float size = Math.abs(coordinate);
        return size >= LEAST && size <= MOST ? 1 : 0;
    }
}
