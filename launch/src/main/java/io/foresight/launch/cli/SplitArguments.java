package io.foresight.launch.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A command line split into its own arguments and ROS arguments, as every ROS node does.
 *
 * @param own the arguments outside of ROS parts
 * @param ros the arguments between {@code --ros-args} and {@code --} or the end, of all such parts
 */
record SplitArguments(List<String> own, List<String> ros) {
    private static final String BEGIN = "--ros-args";
    private static final String END = "--";

    static SplitArguments of(List<String> arguments) {
        List<String> own = new ArrayList<>();
        List<String> ros = new ArrayList<>();
        boolean inside = false;
        for (String argument : arguments) {
            if (argument.equals(BEGIN)) {
                inside = true;
            } else if (inside && argument.equals(END)) {
                inside = false;
            } else {
                (inside ? ros : own).add(argument);
            }
        }
        return new SplitArguments(own, ros);
    }
}
