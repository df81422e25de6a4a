package io.foresight.perception.data;

import io.foresight.perception.points.PointCloud;
import java.util.List;

/**
 * One recorded sweep.
 *
 * @param id unique in its dataset, such as {@code 000008}
 * @param cloud in the LiDAR's FLU frame
 * @param labels in the cloud's frame; empty where the dataset has none
 */
public record Frame(String id, PointCloud cloud, List<LabelledBox> labels) {
    public Frame {
        labels = List.copyOf(labels);
    }
}
