package io.foresight.launch.graph;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds the command line for running a {@code foresight} command in another process. */
public final class OwnCommand {
    private OwnCommand() {}

    /**
     * Program and arguments: this JVM with its own options, except those about its terminal.
     *
     * @param home folder of this installation
     * @param arguments of {@code foresight}
     */
    public static List<String> of(Path home, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Dforesight."))
                .forEach(command::add);
        command.add("-Dforesight.home=" + home);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("io.foresight.launch.cli.Main");
        command.addAll(arguments);
        return command;
    }
}
