package io.foresight.perception.data.bin;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.Datasets;
import java.io.IOException;

/** {@code bin:PATH}: headerless sweeps of float32 x, y, z, intensity. */
public final class BinKind implements DatasetKind {
    @Override
    public String name() {
        return "bin";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return BinDataset.open(Datasets.path(location));
    }
}
