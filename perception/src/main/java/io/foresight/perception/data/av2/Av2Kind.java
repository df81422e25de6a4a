package io.foresight.perception.data.av2;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.DatasetKind;
import io.foresight.perception.data.Datasets;
import java.io.IOException;

/** {@code av2:PATH}: a log of the Argoverse 2 Sensor Dataset, or a folder of logs such as {@code val}. */
public final class Av2Kind implements DatasetKind {
    @Override
    public String name() {
        return "av2";
    }

    @Override
    public Dataset open(String location) throws IOException {
        return Av2Dataset.open(Datasets.path(location));
    }
}
