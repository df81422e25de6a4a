package io.foresight.perception.data.kitti;

import io.foresight.perception.taxonomy.ObjectClass;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.util.List;
import java.util.Optional;

/**
 * The first word of a label line. {@link #BUS} and {@link #MOTORCYCLE} are ours: the official labels have neither, and tools that do not
 * know them pass over them.
 */
public enum KittiType {
    CAR("Car"),
    VAN("Van"),
    TRUCK("Truck"),
    BUS("Bus"),
    PEDESTRIAN("Pedestrian"),
    PERSON_SITTING("Person_sitting"),
    /** The tracking labels' word for a sitting person; the official evaluators do not know it. */
    PERSON("Person"),
    CYCLIST("Cyclist"),
    MOTORCYCLE("Motorcycle"),
    TRAM("Tram"),
    /** Any other object, such as a trailer. */
    MISC("Misc"),
    /** A region of the image whose objects are too far to be labelled. */
    DONT_CARE("DontCare");

    /** Words to classes. What is ignored has a place in the world all the same, but for DontCare. */
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

    /** As in the file. */
    public String word() {
        return word;
    }

    /** The type of a file's word, empty for a word that no label has. Case counts, as in the devkit's files. */
    public static Optional<KittiType> ofWord(String word) {
        for (KittiType type : values()) {
            if (type.word.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The type that a class is written as; {@link #MISC}, KITTI's own word for all other objects, where it has none of its own. */
    public static KittiType of(ObjectClass objectClass) {
        return TAXONOMY.nameOf(objectClass).flatMap(KittiType::ofWord).orElse(MISC);
    }
}
