/** Scores of what stands in grids and of labelled points: occupancy, maps in the bird's-eye view, panoptic segments. */
package io.foresight.perception.eval.grid;
