package io.foresight.perception.taxonomy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.foresight.core.text.DidYouMean;
import java.util.List;
import java.util.Optional;

/**
 * A class of objects, with everything that depends on it. All classes stand in one table here, a row each: a new class is a new row. Code
 * asks a class for its properties and does not tell classes apart by name.
 *
 * <p>There is one instance a name, so classes are compared with {@code ==}; their order is that of the table. Which classes a model answers
 * with, and which names of a dataset stand for them, says a {@link Taxonomy}.
 */
public final class ObjectClass implements Comparable<ObjectClass> {
    /** A labelled object of no class: it need not be found, and what finds it is no false positive. No taxonomy has it as a class. */
    public static final ObjectClass IGNORED = new ObjectClass(-1, "ignored", RivalGroup.NONE, 1, 0x8a94a6, 0);

    /** Columns: name, rivals, BEV IoU of a hit, colour, label of autoware_perception_msgs/ObjectClassification. */
    private static final List<ObjectClass> KNOWN = List.of(
            new ObjectClass(0, "car", RivalGroup.VEHICLE, 0.5, 0xffb547, 1), // with vans
            new ObjectClass(1, "truck", RivalGroup.VEHICLE, 0.5, 0xff7d5c, 2),
            new ObjectClass(2, "bus", RivalGroup.VEHICLE, 0.5, 0xc99bff, 3),
            new ObjectClass(3, "pedestrian", RivalGroup.PEDESTRIAN, 0.3, 0x6ee7a8, 7),
            new ObjectClass(4, "cyclist", RivalGroup.TWO_WHEELER, 0.3, 0xff7ab8, 6),
            new ObjectClass(5, "motorcycle", RivalGroup.TWO_WHEELER, 0.3, 0xf4ef6b, 5));

    private final int row;
    private final String name;
    private final RivalGroup rivals;
    private final double hitIou;
    private final int rgb;
    private final int autowareLabel;

    private ObjectClass(int row, String name, RivalGroup rivals, double hitIou, int rgb, int autowareLabel) {
        this.row = row;
        this.name = name;
        this.rivals = rivals;
        this.hitIou = hitIou;
        this.rgb = rgb;
        this.autowareLabel = autowareLabel;
    }

    /** All classes in the table's order, without {@link #IGNORED}. */
    public static List<ObjectClass> known() {
        return KNOWN;
    }

    /**
     * The class of a name, as in model sheets, detection lines and messages.
     *
     * @throws UnknownClassException when there is none; lists the names there are
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

    /** The class of a name; empty when there is none. */
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

    /** Whose boxes its boxes suppress. */
    public RivalGroup rivals() {
        return rivals;
    }

    /** Smallest bird's-eye IoU at which a detection counts as a hit, (0, 1]. */
    public double hitIou() {
        return hitIou;
    }

    /** Colour in every picture and view, {@code 0xrrggbb}. */
    public int rgb() {
        return rgb;
    }

    /** Number in {@code autoware_perception_msgs/msg/ObjectClassification}; 0 is its UNKNOWN. */
    public int autowareLabel() {
        return autowareLabel;
    }

    /** By the table's row. */
    @Override
    public int compareTo(ObjectClass other) {
        return Integer.compare(row, other.row);
    }

    @Override
    public String toString() {
        return name;
    }
}
