package io.foresight.perception.data.once;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.taxonomy.Taxonomy;
import io.foresight.perception.taxonomy.Taxonomy.Mapping;
import java.io.IOException;
import java.util.List;

/** {@code once:PATH}: ONCE; also {@code once:PATH?split=val} or {@code once:PATH?scenes=000076}. */
public final class OnceKind implements DatasetKind {
    /** Maps ONCE's names to classes. */
    public static final Taxonomy TAXONOMY = new Taxonomy(
            List.of(
                    Mapping.of("car", "Car"),
                    Mapping.of("truck", "Truck"),
                    Mapping.of("bus", "Bus"),
                    Mapping.of("pedestrian", "Pedestrian"),
                    Mapping.of("cyclist", "Cyclist")),
            List.of());

    @Override
    public String name() {
        return "once";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return OnceDataset.open(location);
    }
}
