/** Starting, monitoring and stopping several processes together, from a file. */
package io.foresight.launch.graph;
