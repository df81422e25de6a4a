package io.foresight.perception.data.kitti;

import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * The object type: first word of a label line. {@link #BUS} and {@link #MOTORCYCLE} are additions of this software: the official labels
 * have neither, and other tools ignore unknown types.
 */
public enum KittiType {
    CAR("Car"),
    VAN("Van"),
    TRUCK("Truck"),
    BUS("Bus"),
    PEDESTRIAN("Pedestrian"),
    PERSON_SITTING("Person_sitting"),
    /** A sitting person in the tracking labels; the official evaluators do not know this type. */
    PERSON("Person"),
    CYCLIST("Cyclist"),
    MOTORCYCLE("Motorcycle"),
    TRAM("Tram"),
    /** Any other object, such as a trailer. */
    MISC("Misc"),
    /** A region of the image whose objects are too far away to be labelled. */
    DONT_CARE("DontCare");

    /** Maps type names to classes. Except for DontCare, ignored types have a 3D position too. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "Car", "Van"),
                    Mapping.of("truck", "Truck"),
                    Mapping.of("bus", "Bus"),
                    Mapping.of("pedestrian", "Pedestrian", "Person_sitting", "Person"),
                    Mapping.of("cyclist", "Cyclist"),
                    Mapping.of("motorcycle", "Motorcycle")),
            List.of("Tram", "Misc", "DontCare"));

    private final String word;

    KittiType(String word) {
        this.word = word;
    }

    /** The type name as in the file. */
    public String word() {
        return word;
    }

    /** The type of a name in a file; empty for an unknown name. Case-sensitive, as in the official devkit. */
    public static Optional<KittiType> ofWord(String word) {
        for (KittiType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type that a class is written as; {@link #MISC}, KITTI's type for all other objects, where there is no matching type. */
    public static KittiType of(ObjectClass objectClass) {
        return TAXONOMY.nameOf(objectClass).flatMap(KittiType::ofWord).orElse(MISC);
    }
}
