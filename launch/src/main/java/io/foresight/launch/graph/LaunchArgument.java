package io.foresight.launch.graph;

import java.util.Optional;

/**
 * An argument of a launch file, used in the file as {@code $(var NAME)}.
 *
 * @param description for people
 * @param defaultValue used if none is given; absent: required
 */
public record LaunchArgument(Optional<String> description, Optional<String> defaultValue) {
    /** A required argument. */
    public static final LaunchArgument DEFAULT = new LaunchArgument(Optional.empty(), Optional.empty());
}
