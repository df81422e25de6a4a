package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiType;
import java.util.Locale;

/** The minimum overlap of a match. */
public enum KittiOverlaps {
    /** The official limits: 0.7 for cars, 0.5 for pedestrians and cyclists. */
    STRICT,
    /** BEV and 3D at 0.5 and 0.25; the image box as in {@link #STRICT}. */
    LOOSE;

    /** Name in lower case, as in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Minimum overlap, exclusive. */
    public double limit(KittiType type, KittiMetric metric) {
        boolean car = type == KittiType.CAR;
        if (this == LOOSE && metric != KittiMetric.BBOX) {
            return car ? 0.5 : 0.25;
        }
        return car ? 0.7 : 0.5;
    }
}
