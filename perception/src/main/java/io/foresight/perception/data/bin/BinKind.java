package io.foresight.perception.data.bin;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import java.io.IOException;

/** {@code bin:PATH}: sweeps without a header, also {@code bin:PATH?columns=5&full_scale=255}. */
public final class BinKind implements DatasetKind {
    @Override
    public String name() {
        return "bin";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return BinDataset.open(location);
    }
}
