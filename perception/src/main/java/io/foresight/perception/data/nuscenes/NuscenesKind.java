package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code nuscenes:PATH}: nuScenes; also {@code nuscenes:PATH?version=v1.0-mini&split=mini_val&sweeps=10}. */
public final class NuscenesKind implements DatasetKind {
    /** Maps nuScenes' categories to classes: bicycles are cyclists, with or without a rider, as its attributes tell. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "vehicle.car"),
                    Mapping.of("truck", "vehicle.truck"),
                    Mapping.of("bus", "vehicle.bus.rigid", "vehicle.bus.bendy"),
                    Mapping.of(
                            "pedestrian",
                            "human.pedestrian.adult",
                            "human.pedestrian.child",
                            "human.pedestrian.construction_worker",
                            "human.pedestrian.police_officer"),
                    Mapping.of("cyclist", "vehicle.bicycle"),
                    Mapping.of("motorcycle", "vehicle.motorcycle")),
            List.of(
                    "animal",
                    "human.pedestrian.personal_mobility",
                    "human.pedestrian.stroller",
                    "human.pedestrian.wheelchair",
                    "movable_object.barrier",
                    "movable_object.debris",
                    "movable_object.pushable_pullable",
                    "movable_object.trafficcone",
                    "static_object.bicycle_rack",
                    "vehicle.construction",
                    "vehicle.emergency.ambulance",
                    "vehicle.emergency.police",
                    "vehicle.trailer"));

    private static final float FULL_SCALE = 255; // HDL-32E, 8 bits

    /** The LiDAR's own axes are x right, y forward. */
    private static final TableConvention CONVENTION = new TableConvention(
            "nuscenes",
            "LIDAR_TOP",
            TAXONOMY,
            new NuscenesSplits(),
            FULL_SCALE,
            OptionalDouble.of(-Math.PI / 2),
            Set.of());

    @Override
    public String name() {
        return CONVENTION.kind();
    }

    @Override
    public Dataset open(String location) throws IOException {
        return TableDataset.open(location, CONVENTION);
    }
}
