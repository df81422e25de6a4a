package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.IOException;
import java.util.Iterator;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Opens a dataset named {@code KIND:PATH}. */
final class DatasetName {
    /** The available kinds, for descriptions of options. */
    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Datasets.kinds().iterator();
        }
    }

    private DatasetName() {}

    /** An invalid name is wrong usage; a dataset that cannot be read is a failure. */
    static Dataset open(String name, String option, CommandSpec spec) throws IOException {
        try {
            return Datasets.open(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
