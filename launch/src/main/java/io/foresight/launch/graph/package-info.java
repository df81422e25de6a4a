/** Several processes started, watched and stopped as one, from a file. */
package io.foresight.launch.graph;
