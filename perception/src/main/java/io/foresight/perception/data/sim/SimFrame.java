package io.foresight.perception.data.sim;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.points.Stamp;
import io.foresight.perception.sweep.LabelledBox;
import java.nio.file.Path;
import java.util.List;

/**
 * A frame's entry in the index.
 *
 * @param index position in its scene
 * @param file that contains the points
 * @param offset bytes from the start of the file
 */
public record SimFrame(
        String id,
        String scene,
        int index,
        SensorDescription sensor,
        Stamp stamp,
        int points,
        RigidTransform worldFromSensor,
        List<LabelledBox> labels,
        Path file,
        long offset) {
    public SimFrame {
        labels = List.copyOf(labels);
    }
}
