/** From a point cloud to boxes: the detector's parts and the detector itself. */
package io.foresight.perception.detect;
