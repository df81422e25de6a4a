/** KITTI's object layout: reader, writer, labels and calibration. The camera frame is not used outside this package. */
package io.foresight.perception.data.kitti;
