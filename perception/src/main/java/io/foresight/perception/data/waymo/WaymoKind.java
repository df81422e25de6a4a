package io.foresight.perception.data.waymo;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.DatasetLocation;
import java.io.IOException;

/** {@code waymo:PATH}: a segment of the Waymo Open Dataset, or a folder of them; also {@code waymo:PATH?lidars=top&returns=1}. */
public final class WaymoKind implements DatasetKind {
    @Override
    public String name() {
        return "waymo";
    }

    @Override
    public Dataset open(String text) throws IOException {
        DatasetLocation location = DatasetLocation.of(text, WaymoOptions.NAMES);
        return WaymoDataset.open(location.path(), WaymoOptions.of(location));
    }
}
