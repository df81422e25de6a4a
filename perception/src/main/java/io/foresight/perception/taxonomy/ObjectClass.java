package io.foresight.perception.taxonomy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.foresight.core.geometry.Box3d;
import io.foresight.core.text.DidYouMean;
import java.util.List;
import java.util.Optional;

/**
 * A class of objects, with all properties that depend on it. All classes are rows of one table here: a new class is a new row. Other code
 * reads a class's properties and does not switch on its name.
 *
 * <p>There is one instance per name, so classes are compared with {@code ==}; their order is that of the table. A {@link Taxonomy} defines
 * the classes of a model, and which names of a dataset map to them.
 */
public final class ObjectClass implements Comparable<ObjectClass> {
    /**
     * A labelled object without a class: it does not count as missed, and a detection that matches it is not a false positive. No taxonomy
     * contains it as a class.
     */
    public static final ObjectClass IGNORED =
            new ObjectClass(-1, "ignored", RivalGroup.NONE, 1, 0x8a94a6, 0, BoxSize.ANY);

    /** Columns: name, rivals, minimum BEV IoU of a match, colour, label of autoware_perception_msgs/ObjectClassification, sizes. */
    private static final List<ObjectClass> KNOWN = List.of(
            new ObjectClass(
                    0,
                    "car",
                    RivalGroup.VEHICLE,
                    0.5,
                    0xffb547,
                    1,
                    new BoxSize(2, 7, 1.1, 2.8, 0.9, 3.2)), // vans included
            new ObjectClass(1, "truck", RivalGroup.VEHICLE, 0.5, 0xff7d5c, 2, new BoxSize(3, 25, 1.4, 3.8, 1.4, 5)),
            new ObjectClass(2, "bus", RivalGroup.VEHICLE, 0.5, 0xc99bff, 3, new BoxSize(4, 25, 1.6, 3.8, 1.8, 5)),
            new ObjectClass(
                    3,
                    "pedestrian",
                    RivalGroup.PEDESTRIAN,
                    0.3,
                    0x6ee7a8,
                    7,
                    new BoxSize(0.2, 2.2, 0.2, 1.6, 0.6, 2.5)),
            new ObjectClass(
                    4, "cyclist", RivalGroup.TWO_WHEELER, 0.3, 0xff7ab8, 6, new BoxSize(0.6, 3, 0.25, 1.6, 0.8, 2.5)),
            new ObjectClass(
                    5,
                    "motorcycle",
                    RivalGroup.TWO_WHEELER,
                    0.3,
                    0xf4ef6b,
                    5,
                    new BoxSize(0.6, 3.6, 0.25, 1.8, 0.7, 2.5)));

    private final int row;
    private final String name;
    private final RivalGroup rivals;
    private final double hitIou;
    private final int rgb;
    private final int autowareLabel;
    private final BoxSize sizes;

    private ObjectClass(
            int row, String name, RivalGroup rivals, double hitIou, int rgb, int autowareLabel, BoxSize sizes) {
        this.row = row;
        this.name = name;
        this.rivals = rivals;
        this.hitIou = hitIou;
        this.rgb = rgb;
        this.autowareLabel = autowareLabel;
        this.sizes = sizes;
    }

    /** All classes in the table's order, without {@link #IGNORED}. */
    public static List<ObjectClass> known() {
        return KNOWN;
    }

    /**
     * The class with this name, as in model sheets, detection lines and messages.
     *
     * @throws UnknownClassException when there is none; the message lists the known names
     */
    @JsonCreator
    public static ObjectClass named(String name) {
        Optional<ObjectClass> found = find(name);
        if (found.isPresent()) {
            return found.get();
        }
        List<String> names = KNOWN.stream().map(ObjectClass::name).toList();
        String meant = name == null
                ? ""
                : DidYouMean.nearest(name, names)
                        .map(near -> ", did you mean \"" + near + "\"?")
                        .orElse("");
        throw new UnknownClassException(
                "unknown class \"" + name + "\"" + meant + "; known: " + String.join(", ", names));
    }

    /** The class with this name; empty when there is none. */
    public static Optional<ObjectClass> find(String name) {
        for (ObjectClass known : KNOWN) {
            if (known.name.equals(name)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    /** Lower-case letters, digits and underscores. */
    @JsonValue
    public String name() {
        return name;
    }

    /** The group within which overlapping boxes suppress each other. */
    public RivalGroup rivals() {
        return rivals;
    }

    /** Minimum bird's-eye IoU of a matching detection, (0, 1]. */
    public double hitIou() {
        return hitIou;
    }

    /** Colour in all images and views, {@code 0xrrggbb}. */
    public int rgb() {
        return rgb;
    }

    /** Number in {@code autoware_perception_msgs/msg/ObjectClassification}; 0 is its UNKNOWN. */
    public int autowareLabel() {
        return autowareLabel;
    }

    /** Whether an object of this class can have a box of this size: a wide limit for what a detector may say, not for labels. */
    public boolean canHave(Box3d box) {
        return sizes.contains(box);
    }

    /** In the order of the table. */
    @Override
    public int compareTo(ObjectClass other) {
        return Integer.compare(row, other.row);
    }

    @Override
    public String toString() {
        return name;
    }
}
