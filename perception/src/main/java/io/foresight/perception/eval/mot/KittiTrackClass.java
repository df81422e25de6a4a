package io.foresight.perception.eval.mot;

import io.foresight.perception.data.kitti.KittiType;
import java.util.Locale;
import java.util.Set;

/** The classes of KITTI's tracking benchmark. */
public enum KittiTrackClass {
    CAR(KittiType.CAR, Set.of(KittiType.VAN)),
    PEDESTRIAN(KittiType.PEDESTRIAN, Set.of(KittiType.PERSON, KittiType.PERSON_SITTING));

    private final KittiType type;
    private final Set<KittiType> distractors;

    KittiTrackClass(KittiType type, Set<KittiType> distractors) {
        this.type = type;
        this.distractors = distractors;
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
        return distractors.contains(other);
    }
}
