/** How good detections are: KITTI's official average precision, counts by class and range, and the detection lines they are read from. */
package io.foresight.perception.eval;
