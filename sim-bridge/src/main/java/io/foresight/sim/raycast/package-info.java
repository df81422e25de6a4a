/** Triangle meshes, their bounding volume hierarchies, and a world of moving instances that rays are cast into. */
package io.foresight.sim.raycast;
