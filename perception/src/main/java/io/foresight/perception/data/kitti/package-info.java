/** KITTI's object layout: reader, writer, labels and calibration. Its camera frame ends here. */
package io.foresight.perception.data.kitti;
