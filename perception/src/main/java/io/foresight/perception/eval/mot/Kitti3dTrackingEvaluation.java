package io.foresight.perception.eval.mot;

import io.foresight.perception.eval.KittiMetric;
import java.util.List;

/** The same rules with boxes in space: two are alike by the IoU of their volumes. KITTI itself has no such ranking. */
public final class Kitti3dTrackingEvaluation extends KittiTrackingEvaluation {
    /** As {@link java.util.ServiceLoader} needs it. */
    public Kitti3dTrackingEvaluation() {
        super("kitti3d", KittiMetric.VOLUME);
    }

    @Override
    public List<String> inputs() {
        return List.of("the same files; similarity is the IoU of volumes");
    }
}
