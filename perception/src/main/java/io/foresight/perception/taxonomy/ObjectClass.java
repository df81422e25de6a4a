package io.foresight.perception.taxonomy;

import java.util.Locale;

/** What the detector tells apart. Vans count as cars. */
public enum ObjectClass {
    CAR,
    TRUCK,
    BUS,
    PEDESTRIAN,
    CYCLIST,
    MOTORCYCLE;

    /** Lower case, as in detection lines. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
