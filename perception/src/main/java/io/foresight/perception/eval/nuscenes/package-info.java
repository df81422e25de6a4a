/**
 * Detection and tracking scored as the nuScenes benchmark scores them (nuscenes-devkit, {@code detection_cvpr_2019} and {@code
 * tracking_nips_2019}). Boxes are in the global frame; sizes in metres, velocities in m/s, angles in radians.
 */
package io.foresight.perception.eval.nuscenes;
