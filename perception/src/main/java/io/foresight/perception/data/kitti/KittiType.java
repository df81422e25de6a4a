package io.foresight.perception.data.kitti;

import io.foresight.perception.taxonomy.ObjectClass;
import java.util.Optional;

/**
 * The first word of a label line. {@link #BUS} and {@link #MOTORCYCLE} are ours: the official labels have neither, and tools that do not
 * know them pass over them.
 */
public enum KittiType {
    CAR("Car", ObjectClass.CAR),
    VAN("Van", ObjectClass.CAR),
    TRUCK("Truck", ObjectClass.TRUCK),
    BUS("Bus", ObjectClass.BUS),
    PEDESTRIAN("Pedestrian", ObjectClass.PEDESTRIAN),
    PERSON_SITTING("Person_sitting", ObjectClass.PEDESTRIAN),
    /** The tracking labels' word for a sitting person; the official evaluators do not know it. */
    PERSON("Person", ObjectClass.PEDESTRIAN),
    CYCLIST("Cyclist", ObjectClass.CYCLIST),
    MOTORCYCLE("Motorcycle", ObjectClass.MOTORCYCLE),
    TRAM("Tram", null),
    MISC("Misc", null),
    /** A region of the image whose objects are too far to be labelled. */
    DONT_CARE("DontCare", null);

    private final String word;
    private final ObjectClass objectClass;

    KittiType(String word, ObjectClass objectClass) {
        this.word = word;
        this.objectClass = objectClass;
    }

    /** As in the file. */
    public String word() {
        return word;
    }

    /** What the detector calls it; empty where it has no such class. */
    public Optional<ObjectClass> objectClass() {
        return Optional.ofNullable(objectClass);
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

    /** The type that a class is written as. */
    public static KittiType of(ObjectClass objectClass) {
        return switch (objectClass) {
            case CAR -> CAR;
            case TRUCK -> TRUCK;
            case BUS -> BUS;
            case PEDESTRIAN -> PEDESTRIAN;
            case CYCLIST -> CYCLIST;
            case MOTORCYCLE -> MOTORCYCLE;
        };
    }
}
