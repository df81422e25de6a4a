package io.foresight.ros2.node;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How much a node says; ROS 2's levels. */
public enum LogLevel {
    /** For whoever looks for a fault. */
    DEBUG(10),
    /** What happens. */
    INFO(20),
    /** What may go wrong. */
    WARN(30),
    /** What went wrong. */
    ERROR(40),
    /** What ends the node. */
    FATAL(50);

    private final int value;

    LogLevel(int value) {
        this.value = value;
    }

    /** The number on the wire. */
    public int value() {
        return value;
    }

    /** The level of that name, in any case; nothing for another. */
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
