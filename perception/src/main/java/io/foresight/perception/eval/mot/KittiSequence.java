package io.foresight.perception.eval.mot;

import io.foresight.perception.data.kitti.KittiTrackObject;
import java.util.List;

/**
 * Labels and results of one recording.
 *
 * @param frames how many it has
 */
record KittiSequence(String name, int frames, List<KittiTrackObject> labels, List<KittiTrackObject> results) {
    KittiSequence {
        labels = List.copyOf(labels);
        results = List.copyOf(results);
    }
}
