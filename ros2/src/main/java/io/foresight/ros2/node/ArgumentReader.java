package io.foresight.ros2.node;

import io.foresight.core.text.Problems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Parses ROS 2's arguments and collects all problems. */
final class ArgumentReader {
    private final Deque<String> rest;
    private final Problems problems = new Problems();
    private final List<RemapRule> remaps = new ArrayList<>();
    private final List<ParameterEntry> files = new ArrayList<>();
    private final List<ParameterEntry> overrides = new ArrayList<>();
    private final Map<String, LogLevel> levels = new HashMap<>();
    private boolean rosout = true;
    private boolean stdout = true;

    ArgumentReader(List<String> arguments) {
        rest = new ArrayDeque<>(arguments);
    }

    NodeArguments read() {
        while (!rest.isEmpty()) {
            option(rest.removeFirst());
        }
        problems.throwIfAny(BadArgumentsException::new);
        return new NodeArguments(remaps, files, overrides, levels, rosout, stdout);
    }

    private void option(String flag) {
        switch (flag) {
            case "--ros-args", "--" -> {}
            case "-r", "--remap" -> value(flag, text -> remaps.add(RemapRule.parse(text)));
            case "-p", "--param" -> value(flag, this::parameter);
            case "--params-file" -> value(flag, this::file);
            case "--log-level" -> value(flag, this::level);
            case "-e", "--enclave", "--log-config-file", "--log-file-name" -> value(flag, text -> {});
            case "--enable-rosout-logs" -> rosout = true;
            case "--disable-rosout-logs" -> rosout = false;
            case "--enable-stdout-logs" -> stdout = true;
            case "--disable-stdout-logs" -> stdout = false;
            case "--enable-external-lib-logs", "--disable-external-lib-logs" -> {}
            default -> unknown(flag);
        }
    }

    private void unknown(String flag) {
        if (flag.startsWith("__") || flag.contains(":=")) {
            problems.add("'" + flag + "' must follow a flag: -r to remap a name, -p to set a parameter");
        } else {
            problems.add("unknown argument '" + flag
                    + "'; known are -r/--remap, -p/--param, --params-file, --log-level, -e/--enclave,"
                    + " --enable/--disable-rosout-logs, -stdout-logs and -external-lib-logs, and -- ends them");
        }
    }

    private void value(String flag, Consumer<String> use) {
        if (rest.isEmpty()
                || rest.peekFirst().equals("--ros-args")
                || rest.peekFirst().equals("--")) {
            problems.add(flag + " needs a value");
            return;
        }
        try {
            use.accept(rest.removeFirst());
        } catch (IllegalArgumentException e) {
            problems.add(flag + " " + e.getMessage());
        }
    }

    private void parameter(String text) {
        int split = text.indexOf(":=");
        if (split < 1) {
            throw new IllegalArgumentException("'" + text + "' must have the form name:=value");
        }
        String name = text.substring(0, split);
        String node = "/**";
        int colon = name.indexOf(':');
        if (colon >= 0) {
            node = name.substring(0, colon);
            name = name.substring(colon + 1);
        }
        if (name.isEmpty() || !node.matches("(/(\\*\\*?|[A-Za-z_]\\w*))+|[A-Za-z_]\\w*")) {
            throw new IllegalArgumentException("'" + text + "' must have the form name:=value or node:name:=value");
        }
        try {
            overrides.add(new ParameterEntry(node, name, ParameterValue.parse(text.substring(split + 2))));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " " + e.getMessage(), e);
        }
    }

    private void file(String text) {
        try {
            files.addAll(ParameterFile.read(Path.of(text), problems));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not a valid file name", e);
        }
    }

    private void level(String text) {
        int split = text.indexOf(":=");
        String logger = split < 0 ? "" : text.substring(0, split);
        String level = split < 0 ? text : text.substring(split + 2);
        levels.put(
                logger,
                LogLevel.named(level)
                        .orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a log level; known are "
                                + LogLevel.all() + ", and logger:=level")));
    }
}
