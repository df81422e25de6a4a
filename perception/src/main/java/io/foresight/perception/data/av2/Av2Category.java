package io.foresight.perception.data.av2;

import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.util.List;

/** The 30 categories of Argoverse 2's labels. */
public final class Av2Category {
    /**
     * Maps categories to classes. A rider and what is ridden have a box each: the bicycle's and the motorcyclist's are ignored, so that there is one
     * object of a class in one place.
     */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "REGULAR_VEHICLE"),
                    Mapping.of("truck", "TRUCK", "BOX_TRUCK", "TRUCK_CAB", "LARGE_VEHICLE"),
                    Mapping.of("bus", "BUS", "SCHOOL_BUS", "ARTICULATED_BUS"),
                    Mapping.of("pedestrian", "PEDESTRIAN", "OFFICIAL_SIGNALER"),
                    Mapping.of("cyclist", "BICYCLIST"),
                    Mapping.of("motorcycle", "MOTORCYCLE")),
            List.of(
                    "ANIMAL",
                    "BICYCLE",
                    "BOLLARD",
                    "CONSTRUCTION_BARREL",
                    "CONSTRUCTION_CONE",
                    "DOG",
                    "MESSAGE_BOARD_TRAILER",
                    "MOBILE_PEDESTRIAN_CROSSING_SIGN",
                    "MOTORCYCLIST",
                    "RAILED_VEHICLE",
                    "SIGN",
                    "STOP_SIGN",
                    "STROLLER",
                    "TRAFFIC_LIGHT_TRAILER",
                    "VEHICULAR_TRAILER",
                    "WHEELCHAIR",
                    "WHEELED_DEVICE",
                    "WHEELED_RIDER"));

    private Av2Category() {}
}
