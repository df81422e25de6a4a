package io.foresight.sim.bridge.sweep;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import java.io.IOException;

/** {@code mcap:PATH#/topic?full_scale=N&labels=/topic&motion=tf}: the clouds of one topic of a ROS 2 recording. */
public final class McapKind implements DatasetKind {
    @Override
    public String name() {
        return "mcap";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return McapDataset.open(SweepSource.parse(location));
    }
}
