package io.foresight.sim.drive;

import io.foresight.core.geometry.RigidTransform;
import io.foresight.perception.data.Frame;
import io.foresight.sim.lidar.Sweep;

/**
 * One simulated sweep with its truth.
 *
 * @param frame cloud and labels in the LiDAR's frame; only objects within 80 m with at least one point have a label
 * @param sweep per point: time, ring, object id (of the labels' track ids; negative for what has no label)
 * @param worldFromSensor where the sensor stood at the frame's stamp
 */
public record DrivingFrame(Frame frame, Sweep sweep, RigidTransform worldFromSensor) {}
