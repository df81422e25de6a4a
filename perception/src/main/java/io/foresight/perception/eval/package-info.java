/** Evaluation of detections: KITTI's official average precision, counts by class and range, and the detections file. */
package io.foresight.perception.eval;
