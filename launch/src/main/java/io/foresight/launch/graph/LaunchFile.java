package io.foresight.launch.graph;

import io.foresight.launch.config.BadConfigException;
import io.foresight.launch.config.ConfigOutline;
import io.foresight.launch.config.ConfigReader;
import io.foresight.launch.config.Placeholders;
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
 * A launch file: several processes that belong together.
 *
 * @param arguments by name, to be set at launch; absent: none
 * @param processes by name, in the order written
 */
public record LaunchFile(Optional<Map<String, LaunchArgument>> arguments, Map<String, ProcessPlan> processes) {
    private static final String ARGUMENTS = "arguments";

    /** Copies the map, keeping the order. */
    public LaunchFile {
        if (processes.isEmpty()) {
            throw new IllegalArgumentException("processes must name at least one process");
        }
        arguments = arguments.map(map -> Collections.unmodifiableMap(new LinkedHashMap<>(map)));
        processes = Collections.unmodifiableMap(new LinkedHashMap<>(processes));
    }

    /** A file without arguments. */
    LaunchFile(Map<String, ProcessPlan> processes) {
        this(Optional.empty(), processes);
    }

    /**
     * Reads and checks a file; starts nothing.
     *
     * @param given {@code name:=value}, for the file's arguments
     * @param assignments {@code a.b=c}, applied to the file's content
     * @param usage returns the problem with the arguments of a {@code foresight} command; empty if there is none
     * @throws BadConfigException listing all problems, each with its line
     */
    public static LaunchFile read(
            Path file, List<String> given, List<String> assignments, Function<List<String>, Optional<String>> usage)
            throws IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        LaunchCheck check = new LaunchCheck(folder, usage, LaunchCheck::isFree);
        return ConfigReader.of(LaunchFile.class)
                .filledIn(new Placeholders(ARGUMENTS, given, folder))
                .checked(check::examine)
                .read(file, assignments);
    }

    /** The arguments declared by a file, by name; the rest of the file is not checked, but it must be YAML (BadConfigException). */
    public static Map<String, LaunchArgument> declaredArguments(Path file) throws IOException {
        ConfigOutline outline = ConfigReader.outline(file);
        Map<String, LaunchArgument> declared = new LinkedHashMap<>();
        for (String name : outline.keys(ARGUMENTS)) {
            declared.put(
                    name,
                    new LaunchArgument(
                            outline.texts(ARGUMENTS, name, "description").stream()
                                    .findFirst(),
                            outline.texts(ARGUMENTS, name, "default_value").stream()
                                    .findFirst()));
        }
        return declared;
    }

    /** Names in start order: each after those it waits for, otherwise as written. */
    public List<String> order() {
        Map<String, List<String>> after = new LinkedHashMap<>();
        processes.forEach((name, plan) -> after.put(name, plan.after()));
        return StartOrder.of(after).names();
    }

    /** The longest duration of an orderly stop. */
    public Duration longestStop() {
        return processes.values().stream()
                .map(plan -> plan.grace().plus(Graph.KILL_PATIENCE))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
