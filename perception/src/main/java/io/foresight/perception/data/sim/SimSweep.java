package io.foresight.perception.data.sim;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.LabelledBox;
import io.foresight.perception.points.PointCloud;
import java.util.List;

/**
 * All that a simulated sweep knows. Arrays have one entry a point; nobody writes to them.
 *
 * @param cloud in {@link FrameId#LIDAR}
 * @param timeOffsets seconds from the cloud's stamp to each point's own moment, within {@link #MAX_OFFSET_SECONDS}
 * @param rings number of the beam of each point, 0 .. 255
 * @param worldFromSensor where the sensor stood at the cloud's stamp
 * @param labels in {@link FrameId#LIDAR} at the cloud's stamp
 */
public record SimSweep(
        PointCloud cloud,
        float[] timeOffsets,
        short[] rings,
        RigidTransform worldFromSensor,
        List<LabelledBox> labels) {
    /** What the format's 16 bits of ten microseconds hold. */
    public static final double MAX_OFFSET_SECONDS = 0.32;

    public SimSweep {
        labels = List.copyOf(labels);
        if (timeOffsets.length < cloud.size() || rings.length < cloud.size()) {
            throw new IllegalArgumentException(
                    "a sweep of " + cloud.size() + " points needs as many time offsets and rings, got "
                            + timeOffsets.length + " and " + rings.length);
        }
        if (!cloud.frame().equals(FrameId.LIDAR)) {
            throw new IllegalArgumentException("a sweep's cloud must be in frame lidar, got " + cloud.frame());
        }
    }
}
