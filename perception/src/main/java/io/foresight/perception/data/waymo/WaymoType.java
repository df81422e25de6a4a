package io.foresight.perception.data.waymo;

import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.util.List;

/** Types of laser labels, in the order of their numbers. */
public enum WaymoType {
    UNKNOWN,
    VEHICLE,
    PEDESTRIAN,
    SIGN,
    CYCLIST;

    /** Maps types to classes. A vehicle may be a car, truck, bus or motorcycle: the dataset does not tell, most are cars. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "VEHICLE"),
                    Mapping.of("pedestrian", "PEDESTRIAN"),
                    Mapping.of("cyclist", "CYCLIST")),
            List.of("UNKNOWN", "SIGN"));
}
