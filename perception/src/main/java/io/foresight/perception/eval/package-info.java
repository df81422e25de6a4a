/** Evaluation: the registry of rules and how their answers are told; KITTI's rules, counts by class and range, and the detections file. */
package io.foresight.perception.eval;
