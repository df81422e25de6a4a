package io.foresight.perception.data.nuscenes;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.SceneChoice;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** {@code lyft:PATH}: Lyft Level 5 (2019), the folder {@code v1.01-train}; also {@code lyft:PATH?split=FILE}. */
public final class LyftKind implements DatasetKind {
    /** Maps Lyft's categories to classes: bicycles are cyclists, with or without a rider. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "car"),
                    Mapping.of("truck", "truck"),
                    Mapping.of("bus", "bus"),
                    Mapping.of("pedestrian", "pedestrian"),
                    Mapping.of("cyclist", "bicycle"),
                    Mapping.of("motorcycle", "motorcycle")),
            List.of("animal", "emergency_vehicle", "other_vehicle"));

    private static final float FULL_SCALE = 255;

    /** The LiDAR's axes differ from vehicle to vehicle; one of the published files ends within a point. */
    private static final TableConvention CONVENTION = new TableConvention(
            "lyft",
            "LIDAR_TOP",
            TAXONOMY,
            new NoSplits(),
            FULL_SCALE,
            OptionalDouble.empty(),
            Set.of("host-a011_lidar1_1233090652702363606.bin"));

    /** Lyft published none. */
    private static final class NoSplits implements SceneChoice.Splits {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Optional<Set<String>> scenes(String split) {
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return CONVENTION.kind();
    }

    @Override
    public Dataset open(String location) throws IOException {
        return TableDataset.open(location, CONVENTION);
    }
}
