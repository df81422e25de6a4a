package io.foresight.perception.data.kitti;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.Datasets;
import java.io.IOException;

/** {@code kitti:PATH}: KITTI's object layout, or a raw drive. */
public final class KittiKind implements DatasetKind {
    @Override
    public String name() {
        return "kitti";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return KittiDataset.open(Datasets.path(location));
    }
}
