package io.foresight.perception.eval.nuscenes;

import io.foresight.perception.eval.OrientedBox;
import java.util.List;

/**
 * A key frame with its labels.
 *
 * @param token its name, unique in the dataset
 * @param scene the recording that it is part of
 * @param microseconds time
 * @param egoX place of the vehicle in the global frame when the LiDAR swept, metres
 * @param egoY as egoX
 * @param racks bicycle racks: bicycles and motorcycles in them do not count
 * @param labels every labelled object of the benchmark's classes, near or far, seen or not
 */
public record EvalSample(
        String token,
        String scene,
        long microseconds,
        double egoX,
        double egoY,
        List<OrientedBox> racks,
        List<EvalBox> labels) {
    public EvalSample {
        racks = List.copyOf(racks);
        labels = List.copyOf(labels);
    }

    /** Distance of a box's centre from the vehicle in the ground plane, metres. */
    double range(OrientedBox box) {
        double dx = box.pose().x() - egoX;
        double dy = box.pose().y() - egoY;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
