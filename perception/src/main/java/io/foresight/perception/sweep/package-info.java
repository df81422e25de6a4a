/** A LiDAR sweep with everything that is known about it, independent of how it was recorded, simulated or received. */
package io.foresight.perception.sweep;
