package io.foresight.perception.train;

import io.foresight.perception.data.BadDataException;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The datasets of a training run, open for its duration. */
final class OpenDatasets implements Closeable {
    private final Deque<Dataset> open = new ArrayDeque<>();
    private final List<Dataset> learnt = new ArrayList<>();
    private Dataset held;

    private OpenDatasets() {}

    /**
     * Opens all datasets; if one cannot be opened, those already opened are closed.
     *
     * @throws BadDataException when a dataset cannot be read, or its first sweep is not labelled
     */
    static OpenDatasets open(List<String> learnt, String held) throws IOException {
        OpenDatasets datasets = new OpenDatasets();
        try {
            for (String name : learnt) {
                datasets.learnt.add(datasets.openLabelled(name));
            }
            datasets.held = datasets.openLabelled(held);
            return datasets;
        } catch (IOException | RuntimeException e) {
            try (datasets) {
                throw e;
            }
        }
    }

    private Dataset openLabelled(String name) throws IOException {
        Dataset dataset = Datasets.open(name);
        open.push(dataset);
        if (!dataset.frameIds().isEmpty() && !dataset.read(0).labels().isLabelled()) {
            throw new BadDataException(name + ": frame " + dataset.frameIds().get(0)
                    + " is not labelled; a detector can only be trained on labelled sweeps");
        }
        return dataset;
    }

    /** The training datasets. */
    List<Dataset> learnt() {
        return learnt;
    }

    /** The validation dataset. */
    Dataset held() {
        return held;
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
