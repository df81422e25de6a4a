package io.foresight.launch.graph;

import io.foresight.core.text.ShownText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of a launch file.
 *
 * @param foresight arguments of {@code foresight}, such as {@code [serve, planner]}; empty when {@code program} is given
 * @param program program and arguments; empty when {@code foresight} is given
 * @param environment added to this process's own
 * @param folder working folder; a relative one is based on the file's folder; the command's working folder if absent
 * @param after names of those that must be healthy before it is started
 * @param ready when it is healthy itself
 * @param restart when it is restarted
 * @param grace time from the stop request until it is killed
 */
public record ProcessPlan(
        List<String> foresight,
        List<String> program,
        Map<String, String> environment,
        Optional<Path> folder,
        List<String> after,
        Readiness ready,
        RestartRule restart,
        Duration grace) {
    /** The defaults, without a program to run. */
    public static final ProcessPlan DEFAULT = new ProcessPlan(
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty(),
            List.of(),
            Readiness.DEFAULT,
            RestartRule.DEFAULT,
            Duration.ofSeconds(15));

    /** Checks the values. */
    public ProcessPlan {
        foresight = List.copyOf(foresight);
        program = List.copyOf(program);
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
        after = List.copyOf(after);
        if (ready.exits() && restart.policy() == RestartRule.Policy.ALWAYS) {
            throw new IllegalArgumentException("ready.exits and restart.policy always contradict each other");
        }
        if (grace.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("grace must be at most 10min, got " + grace);
        }
    }

    /** A short description of what is run, for people. */
    String described() {
        String text = foresight.isEmpty() ? String.join(" ", program) : "foresight " + String.join(" ", foresight);
        return ShownText.name(text);
    }
}
