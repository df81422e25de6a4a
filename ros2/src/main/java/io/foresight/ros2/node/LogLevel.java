package io.foresight.ros2.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** ROS 2's log levels. */
public enum LogLevel {
    /** Details for debugging. */
    DEBUG(10),
    /** Normal events. */
    INFO(20),
    /** Possible problems. */
    WARN(30),
    /** Errors. */
    ERROR(40),
    /** Errors that end the node. */
    FATAL(50);

    private final int value;

    LogLevel(int value) {
        this.value = value;
    }

    /** The number on the wire. */
    public int value() {
        return value;
    }

    /** The level with that name, case-insensitive; empty if there is none. */
    static Optional<LogLevel> named(String name) {
        return Arrays.stream(values())
                .filter(level -> level.name().equalsIgnoreCase(name))
                .findFirst();
    }

    static String all() {
        return Arrays.stream(values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
