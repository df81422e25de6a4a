package io.foresight.launch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program in a process of its own, in a ROS 2 graph of this machine alone. */
final class ForesightProcess {
    private ForesightProcess() {}

    /** Standard error goes into standard output. */
    static Process start(int domain, String... arguments) throws IOException {
        return start(domain, Map.of(), arguments);
    }

    /** With more variables in its environment. */
    static Process start(int domain, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("ROS_DOMAIN_ID", Integer.toString(domain));
        builder.environment().put("ROS_AUTOMATIC_DISCOVERY_RANGE", "LOCALHOST");
        builder.environment().remove("ROS_STATIC_PEERS");
        builder.environment().putAll(environment);
        return builder.start();
    }
}
