package io.foresight.launch.graph;

import io.foresight.core.text.DidYouMean;
import io.foresight.launch.config.ConfigOutline;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Checks across the parts of a launch file, and of the file against this machine. */
final class LaunchCheck {
    private static final String PROCESSES = "processes";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final int MOST_PROCESSES = 100;

    private final Path fileFolder;
    private final Function<List<String>, Optional<String>> usage;
    private final IntPredicate portFree;

    LaunchCheck(Path fileFolder, Function<List<String>, Optional<String>> usage, IntPredicate portFree) {
        this.fileFolder = fileFolder;
        this.usage = usage;
        this.portFree = portFree;
    }

    /** Reports all problems. */
    void examine(ConfigOutline file) {
        Set<String> names = file.keys(PROCESSES);
        if (names.size() > MOST_PROCESSES) {
            file.problem("processes must be at most " + MOST_PROCESSES + ", got " + names.size(), PROCESSES);
            return;
        }
        for (String name : List.of("sh", "setsid")) {
            if (onPath(name).isEmpty()) {
                file.problem(name + " is not on the path; processes are started with it", PROCESSES);
            }
        }
        Map<Integer, String> ports = new LinkedHashMap<>();
        for (String name : names) {
            if (!NAME.matcher(name).matches()) {
                file.problem(
                        "processes." + name + ": a name is 1 to 32 letters, digits, - or _, the first no sign",
                        PROCESSES,
                        name);
            }
            command(file, name);
            environment(file, name);
            port(file, name, "grpc", ports);
            port(file, name, "tcp", ports);
        }
        dependencies(file, names);
    }

    private void command(ConfigOutline file, String name) {
        List<String> foresight = file.texts(PROCESSES, name, "foresight");
        List<String> program = file.texts(PROCESSES, name, "program");
        String path = "processes." + name;
        if (foresight.isEmpty() == program.isEmpty()) {
            String both = "foresight (arguments of foresight) or program (program and arguments)";
            file.problem(
                    path + ": give " + both + (foresight.isEmpty() ? "" : ", not both of them"),
                    PROCESSES,
                    name,
                    foresight.isEmpty() ? "" : "program");
        }
        List<String> words = new ArrayList<>(foresight);
        words.addAll(program);
        if (words.stream().anyMatch(word -> word.indexOf(0) >= 0)) {
            file.problem(path + ": an argument has a zero character", PROCESSES, name);
            return;
        }
        if (!foresight.isEmpty()) {
            Optional<String> problem = foresight.get(0).equals("launch")
                    ? Optional.of("launch may not start launch")
                    : usage.apply(foresight);
            problem.ifPresent(what -> file.problem(path + ".foresight: " + what, PROCESSES, name, "foresight"));
        }
        Optional<Path> folder = folder(file, name);
        if (!program.isEmpty() && folder.isPresent() && !runs(program.get(0), folder.get())) {
            String found = program.get(0).contains("/") ? "is not an executable program" : "is not on the path";
            file.problem(path + ".program: " + program.get(0) + " " + found, PROCESSES, name, "program", "0");
        }
    }

    /** The working folder; empty if it does not exist, which is reported. */
    private Optional<Path> folder(ConfigOutline file, String name) {
        List<String> written = file.texts(PROCESSES, name, "folder");
        if (written.isEmpty()) {
            return Optional.of(Path.of("").toAbsolutePath());
        }
        try {
            Path folder = fileFolder.resolve(written.get(0));
            if (Files.isDirectory(folder)) {
                return Optional.of(folder);
            }
            file.problem("processes." + name + ".folder: no such folder: " + folder, PROCESSES, name, "folder");
        } catch (InvalidPathException e) {
            return Optional.empty(); // the value itself is invalid, which is reported elsewhere
        }
        return Optional.empty();
    }

    private static void environment(ConfigOutline file, String name) {
        for (String variable : file.keys(PROCESSES, name, "environment")) {
            boolean wrong = variable.isEmpty() || variable.indexOf('=') >= 0 || variable.indexOf(0) >= 0;
            List<String> value = file.texts(PROCESSES, name, "environment", variable);
            if (wrong || value.stream().anyMatch(text -> text.indexOf(0) >= 0)) {
                file.problem(
                        "processes." + name + ".environment: " + variable + " cannot be a variable with this value",
                        PROCESSES,
                        name,
                        "environment",
                        variable);
            }
        }
    }

    private void port(ConfigOutline file, String name, String kind, Map<Integer, String> ports) {
        List<String> written = file.texts(PROCESSES, name, "ready", kind);
        if (written.size() != 1 || !written.get(0).matches("[1-9]\\d{0,4}")) {
            return;
        }
        int port = Integer.parseInt(written.get(0));
        if (port > 65535) {
            return;
        }
        String other = ports.putIfAbsent(port, name);
        if (other != null && !other.equals(name)) {
            file.problem(
                    "processes." + name + ".ready." + kind + ": port " + port + " is already used by " + other,
                    PROCESSES,
                    name,
                    "ready",
                    kind);
        } else if (!portFree.test(port)) {
            file.problem(
                    "processes." + name + ".ready." + kind + ": port " + port + " is in use by another process",
                    PROCESSES,
                    name,
                    "ready",
                    kind);
        }
    }

    private static void dependencies(ConfigOutline file, Set<String> names) {
        Map<String, List<String>> after = new LinkedHashMap<>();
        for (String name : names) {
            List<String> others = file.texts(PROCESSES, name, "after");
            after.put(name, others);
            for (int i = 0; i < others.size(); i++) {
                String other = others.get(i);
                if (!names.contains(other)) {
                    String meant = DidYouMean.nearest(other, names)
                            .map(near -> ", did you mean " + near + "?")
                            .orElse("; known are " + String.join(", ", names));
                    String what = "processes." + name + ".after: there is no process " + other + meant;
                    file.problem(what, PROCESSES, name, "after", Integer.toString(i));
                }
            }
        }
        List<String> circle = StartOrder.of(after).circle();
        if (!circle.isEmpty()) {
            String round = String.join(" waits for ", circle) + " waits for " + circle.get(0);
            file.problem("processes: none of these can start: " + round, PROCESSES, circle.get(0), "after");
        }
    }

    private static boolean runs(String program, Path folder) {
        try {
            return program.contains("/")
                    ? isProgram(folder.resolve(program))
                    : onPath(program).isPresent();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Optional<Path> onPath(String program) {
        return Pattern.compile(":")
                .splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin"))
                .map(folder -> Path.of(folder, program))
                .filter(LaunchCheck::isProgram)
                .findFirst();
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    /**
     * Whether a process could listen on this port on all addresses. Privileged ports count as free: the process itself reports the error.
     */
    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return String.valueOf(e.getMessage()).contains("Permission denied");
        }
    }
}
