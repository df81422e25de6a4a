/** The static part of a driving scene: road, ground, buildings, plants, street furniture, clutter and parked vehicles. */
package io.foresight.sim.drive.street;
