package io.foresight.launch.graph;

import java.util.Optional;

/**
 * A value that whoever launches a file gives it; it stands in the file as {@code $(var NAME)}.
 *
 * @param description for a person
 * @param defaultValue taken where none is given; absent: one must be given
 */
public record LaunchArgument(Optional<String> description, Optional<String> defaultValue) {
    /** Must be given. */
    public static final LaunchArgument DEFAULT = new LaunchArgument(Optional.empty(), Optional.empty());
}
