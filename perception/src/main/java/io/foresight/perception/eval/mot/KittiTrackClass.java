package io.foresight.perception.eval.mot;

import io.foresight.perception.data.kitti.KittiType;
import java.util.Locale;

/** The classes of KITTI's tracking benchmark. */
public enum KittiTrackClass {
    CAR(KittiType.CAR),
    PEDESTRIAN(KittiType.PEDESTRIAN);

    private final KittiType type;

    KittiTrackClass(KittiType type) {
        this.type = type;
    }

    /** Name in lower case, as in reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean is(KittiType other) {
        return type == other;
    }

    /** Whether a label of that type may be matched, but counts in no way. */
    boolean isDistractedBy(KittiType other) {
        return switch (this) {
            case CAR -> other == KittiType.VAN;
            case PEDESTRIAN -> other == KittiType.PERSON || other == KittiType.PERSON_SITTING;
        };
    }
}
