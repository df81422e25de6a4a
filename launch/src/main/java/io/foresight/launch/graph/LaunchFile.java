package io.foresight.launch.graph;

import io.foresight.launch.config.BadConfigException;
import io.foresight.launch.config.ConfigReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Several processes that belong together.
 *
 * @param processes by name, in the order written
 */
public record LaunchFile(Map<String, ProcessPlan> processes) {
    /** Keeps the order. */
    public LaunchFile {
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("processes must name at least one process");
        }
        processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
    }

    /**
     * Reads and checks a file; starts nothing.
     *
     * @param assignments {@code a.b=c}, over the file's content
     * @param usage what is wrong with the arguments of a {@code foresight} command; empty when nothing
     * @throws BadConfigException listing everything that is wrong, each with its line
     */
    public static LaunchFile read(Path file, List<String> assignments, Function<List<String>, Optional<String>> usage)
            throws IOException {
        LaunchCheck check = new LaunchCheck(file.toAbsolutePath().normalize().getParent(), usage, LaunchCheck::isFree);
        return ConfigReader.of(LaunchFile.class).checked(check::examine).read(file, assignments);
    }

    /** Names in an order in which each comes after those it waits for, otherwise as written. */
    public List<String> order() {
        Map<String, List<String>> after = new LinkedHashMap<>();
        processes.forEach((name, plan) -> after.put(name, plan.after()));
        return StartOrder.of(after).names();
    }

    /** The longest that an orderly end can take. */
    public Duration longestStop() {
        return processes.values().stream()
                .map(plan -> plan.grace().plus(Graph.KILL_PATIENCE))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
