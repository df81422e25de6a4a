/** KITTI's object and tracking layouts and raw drives: readers, writer, labels and calibration. The camera frame is not used outside this package. */
package io.foresight.perception.data.kitti;
