/** The parts of anchor-based PointPillars: voxels, network, anchors, decoding. */
package io.foresight.perception.anchor;
