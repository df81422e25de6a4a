package io.foresight.launch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code --overwrite} of commands that write files: without it nothing that is there is replaced. */
final class OverwriteOption {
    @Option(names = "--overwrite", description = "Replace what is there already.")
    private boolean overwrite;

    /**
     * Refuses to write where something is, a file or a folder with files in it, as wrong usage.
     *
     * @param option that gave the output
     * @param output null: nothing is written
     */
    void check(CommandSpec spec, String option, Path output) throws IOException {
        if (output != null && !overwrite && isThere(output)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " " + output + " is there already: take another name, or replace it with --overwrite");
        }
    }

    /** Also refuses to write over what is read, whatever is said. */
    void check(CommandSpec spec, String option, Path output, String dataset) throws IOException {
        if (output != null && Files.exists(output) && isRead(output, dataset)) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + output + " is what is read: take another name");
        }
        check(spec, option, output);
    }

    private static boolean isThere(Path output) throws IOException {
        if (!Files.isDirectory(output)) {
            return Files.exists(output);
        }
        try (Stream<Path> entries = Files.list(output)) {
            return entries.findAny().isPresent();
        }
    }

    /** @param dataset {@code KIND:PATH}, behind whose path there may be a topic and options */
    private static boolean isRead(Path output, String dataset) throws IOException {
        String place = dataset.substring(dataset.indexOf(':') + 1);
        for (String path = place; !path.isEmpty(); path = path.substring(0, Math.max(0, lastMark(path)))) {
            try {
                if (Files.exists(Path.of(path))) {
                    return Files.isSameFile(Path.of(path), output);
                }
            } catch (InvalidPathException noPath) {
                return false;
            }
        }
        return false;
    }

    private static int lastMark(String place) {
        return Math.max(place.lastIndexOf('?'), place.lastIndexOf('#'));
    }
}
