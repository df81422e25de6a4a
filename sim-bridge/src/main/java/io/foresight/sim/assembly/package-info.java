/** The assembly world with simulated physics: rigid bodies on Jolt, a gripper, and skills as scripted controllers. */
package io.foresight.sim.assembly;
