package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.Datasets;
import java.io.IOException;
import java.nio.file.Path;
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

    private static final int MOST_LETTERS = 60;

    private DatasetName() {}

    /** A short name for a title: the file or folder alone, such as {@code drive.mcap} of {@code mcap:/data/drive.mcap?columns=4}. */
    static String title(String name) {
        String path = name.substring(name.indexOf(':') + 1).replaceFirst("[?#].*", "");
        Path file = Path.of(path).toAbsolutePath().normalize().getFileName();
        String title = file == null || file.toString().isBlank() ? name : file.toString();
        return title.length() <= MOST_LETTERS ? title : title.substring(0, MOST_LETTERS - 1) + "…";
    }

    /** An invalid name is wrong usage; a dataset that cannot be read is a failure. */
    static Dataset open(String name, String option, CommandSpec spec) throws IOException {
        try {
            return Datasets.open(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }
}
