package io.foresight.sim.drive;

import io.foresight.perception.sweep.SensorPath;
import io.foresight.perception.sweep.Sweep;

/**
 * One simulated sweep with data that only a simulator has.
 *
 * @param sweep with times, rings, pose and labels; only objects within 80 m and with at least one point are labelled
 * @param path of the sensor during the sweep, in world coordinates
 * @param objectIds object hit by each point, must not be modified: the track id of its label; negative for what has no label
 */
public record DrivingFrame(Sweep sweep, SensorPath path, int[] objectIds) {}
