package io.foresight.sim.drive;

import io.foresight.perception.sweep.SensorPath;
import io.foresight.perception.sweep.Sweep;

/**
 * One simulated sweep, and what only a simulator knows.
 *
 * @param sweep with times, rings, pose and labels; only objects within 80 m with at least one point have a label
 * @param path of the sensor while it turned, in world coordinates
 * @param objectIds what each point is on, to be read only: the labels' track ids; negative for what has no label
 */
public record DrivingFrame(Sweep sweep, SensorPath path, int[] objectIds) {}
