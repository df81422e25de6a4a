package io.foresight.launch.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses, before any work, an output of another sort than the option writes. */
final class OutputPath {
    private OutputPath() {}

    /** @param output null: nothing is written */
    static void requireFile(CommandSpec spec, String option, Path output) {
        if (output != null && Files.isDirectory(output)) {
            throw new ParameterException(
                    spec.commandLine(), option + " writes a file, " + output + " is a folder: take another name");
        }
    }

    /** @param output null: nothing is written */
    static void requireFolder(CommandSpec spec, String option, Path output) {
        if (output != null && Files.exists(output) && !Files.isDirectory(output)) {
            throw new ParameterException(
                    spec.commandLine(), option + " writes a folder, " + output + " is a file: take another name");
        }
    }
}
