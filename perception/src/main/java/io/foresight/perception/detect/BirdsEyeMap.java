package io.foresight.perception.detect;

import java.util.List;

/**
 * Semantic BEV map of the ground around the sensor, one layer for each kind of surface. Layers may overlap, for example a crossing is also
 * drivable (BEVFusion, Liu et al., 2023, section 4.2). {@code probabilities[k * ground.cells() + cell]} is the probability of layer k in a
 * cell.
 *
 * @param ground the grid cells
 * @param layers names, such as {@code drivable}, {@code lane_line}, {@code crossing}, {@code sidewalk}, {@code vehicle}
 * @param probabilities one for each layer and cell, [0, 1]; must not be modified
 */
public record BirdsEyeMap(GroundGrid ground, List<String> layers, float[] probabilities) {
    public BirdsEyeMap {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || probabilities.length != (long) layers.size() * ground.cells()) {
            throw new IllegalArgumentException("layers " + layers + " of " + ground.cells()
                    + " cells need one probability each, got " + probabilities.length);
        }
        for (float probability : probabilities) {
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("a probability must be in [0, 1], got " + probability);
            }
        }
    }

    /**
     * Probability of a layer at a position; NaN outside the grid.
     *
     * @throws IllegalArgumentException when there is no such layer
     */
    public float at(String layer, double x, double y) {
        int index = layers.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException("no layer \"" + layer + "\"; there are " + String.join(", ", layers));
        }
        int cell = ground.cell(x, y);
        return cell < 0 ? Float.NaN : probabilities[index * ground.cells() + cell];
    }
}
