package io.foresight.perception.eval;

import io.foresight.perception.data.kitti.KittiObject;
import java.util.List;

/**
 * One frame to evaluate.
 *
 * @param labels all lines of the label file, including types that are not evaluated
 * @param detections with scores
 */
public record KittiFrame(List<KittiObject> labels, List<KittiObject> detections) {
    public KittiFrame {
        labels = List.copyOf(labels);
        detections = List.copyOf(detections);
        for (KittiObject detection : detections) {
            if (Double.isNaN(detection.score())) {
                throw new IllegalArgumentException("a detection needs a score, this one has none: " + detection);
            }
        }
    }
}
