/** Networks as symbolic graphs, with shapes checked while they are built. Entry: {@link io.foresight.tensor.graph.Graph}. */
package io.foresight.tensor.graph;
