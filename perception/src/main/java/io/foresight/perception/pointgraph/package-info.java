/** The parts of Point-GNN: a graph of points before the camera, its network, and the merging of the boxes that its vertices find. */
package io.foresight.perception.pointgraph;
