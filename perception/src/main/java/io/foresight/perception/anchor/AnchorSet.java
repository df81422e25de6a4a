package io.foresight.perception.anchor;

import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import java.util.List;

/**
 * The boxes that the head corrects: at each cell of its map one for each box here and each rotation, in that order.
 *
 * @param boxes one for each class, in the order of the head's classes
 * @param rotations radians, by the convention of the model's boxes
 * @param placement of the centres
 */
public record AnchorSet(List<Anchor> boxes, List<Double> rotations, Placement placement) {
    private static final double LARGEST = 100; // metres
    private static final int MOST = 64;

    /**
     * An anchor, metres.
     *
     * @param name of an {@link ObjectClass}
     * @param bottom z of its underside
     */
    public record Anchor(String name, double length, double width, double height, double bottom) {
        public Anchor {
            ObjectClass.named(name);
            for (double size : new double[] {length, width, height}) {
                if (!(size > 0 && size <= LARGEST)) {
                    throw new IllegalArgumentException(
                            "an anchor's sizes must be in (0, " + LARGEST + "] m, got " + size + " of " + name);
                }
            }
            if (!(Math.abs(bottom) <= LARGEST)) {
                throw new IllegalArgumentException(
                        "an anchor's bottom must be within " + LARGEST + " m, got " + bottom + " of " + name);
            }
        }
    }

    /** How centres lie over the volume. */
    public enum Placement {
        /** In the middles of the map's cells. */
        MIDDLES,
        /** From edge to edge of the volume, evenly: the first on the lower edge, the last on the upper. */
        EDGES
    }

    public AnchorSet {
        boxes = List.copyOf(boxes);
        rotations = List.copyOf(rotations);
        Limits.requireWithin("the number of anchors' boxes", boxes.size(), MOST);
        Limits.requireWithin("the number of anchors' rotations", rotations.size(), MOST);
        for (double rotation : rotations) {
            if (!(Math.abs(rotation) <= Math.PI)) {
                throw new IllegalArgumentException("an anchor's rotation must be within pi, got " + rotation);
            }
        }
        Taxonomy.selecting(
                boxes.stream().map(Anchor::name).toArray(String[]::new)); // refuses classes that are repeated
    }

    /** Anchors of a cell. */
    public int perCell() {
        return boxes.size() * rotations.size();
    }

    /** Coordinate of a centre along an axis on which {@code count} of them lie between two edges, metres. */
    double centre(int index, int count, double low, double high) {
        return switch (placement) {
            case MIDDLES -> low + (index + 0.5) * (high - low) / count;
            case EDGES -> low + index * (high - low) / Math.max(1, count - 1);
        };
    }
}
