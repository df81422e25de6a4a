/** What ROS tells of where frames are, as the path of a sensor. */
package io.foresight.sim.bridge.motion;
