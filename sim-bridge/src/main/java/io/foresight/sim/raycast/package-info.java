/** Triangle meshes, their bounding volume hierarchies, and a world of moving instances for ray casting. */
package io.foresight.sim.raycast;
