package io.foresight.perception.data.kitti;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.DatasetLocation;
import io.foresight.perception.data.bin.BinReader;
import java.io.IOException;

/** {@code kitti:PATH}: KITTI's object or tracking layout, or a raw drive; also {@code kitti:PATH?columns=5}. */
public final class KittiKind implements DatasetKind {
    @Override
    public String name() {
        return "kitti";
    }

    @Override
    public Dataset open(String text) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, BinReader.OPTIONS);
        return KittiTracking.isAt(location.path()) ? KittiTracking.open(location) : KittiDataset.open(location);
    }
}
