package io.foresight.sim.drive.street;

import io.foresight.sim.drive.body.Body;
import io.foresight.sim.drive.body.Fleet;
import io.foresight.sim.raycast.RigidPose;

/** A vehicle that does not move during the scene. */
public record ParkedVehicle(Fleet.Kind kind, Body body, RigidPose pose) {}
