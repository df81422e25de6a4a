package io.foresight.ros2.node;

import java.util.List;

/** Invalid ROS arguments. The message lists all problems, one per line. */
public final class BadArgumentsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    BadArgumentsException(List<String> problems) {
        super("--ros-args: "
                + (problems.size() == 1
                        ? problems.get(0)
                        : problems.size() + " problems:\n  " + String.join("\n  ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** Each problem as one line. */
    public List<String> problems() {
        return problems;
    }
}
