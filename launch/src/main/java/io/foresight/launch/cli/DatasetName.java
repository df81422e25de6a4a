package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.IOException;
import java.util.Iterator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Opens the dataset that {@code KIND:PATH} names. */
final class DatasetName {
    /** The kinds there are, for the descriptions of options. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Datasets.kinds().iterator();
        }
    }

    private DatasetName() {}

    /** A name that is no dataset's is wrong usage; a dataset that cannot be read is a failure. */
    static Dataset open(String name, String option, CommandSpec spec) throws IOException {
        try {
            return Datasets.open(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
