/** How the sensor is mounted, as its own sweeps show it: the ground, the own vehicle, and the returns that can carry an object. */
package io.foresight.perception.mount;
