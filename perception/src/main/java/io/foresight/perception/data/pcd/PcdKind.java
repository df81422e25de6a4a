package io.foresight.perception.data.pcd;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import java.io.IOException;

/** {@code pcd:PATH}: files of the Point Cloud Library, also {@code pcd:PATH?full_scale=255}. */
public final class PcdKind implements DatasetKind {
    @Override
    public String name() {
        return "pcd";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return PcdDataset.open(location);
    }
}
