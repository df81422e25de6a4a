package io.foresight.perception.data.sim;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.Datasets;
import java.io.IOException;

/** {@code sim:PATH}: simulated drives. */
public final class SimKind implements DatasetKind {
    @Override
    public String name() {
        return "sim";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return SimDataset.open(Datasets.path(location));
    }
}
