package io.foresight.perception.data.once;

import io.foresight.core.geometry.FrameId;
import io.foresight.core.geometry.RigidTransform;

/** ONCE's LiDAR has axes of its own: x left, y backward, z up. */
final class OnceAxes {
    /** The LiDAR with its own axes. */
    static final FrameId SENSOR = new FrameId("sensor-axes");

    /** To the LiDAR's FLU frame: x' = -y, y' = x, yaw' = yaw + pi/2. */
    static final RigidTransform FLU =
            RigidTransform.ofMatrix(SENSOR, FrameId.LIDAR, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);

    private OnceAxes() {}
}
