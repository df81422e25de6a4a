package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight node}, with one ROS 2 node per sub-command. */
@Command(
        name = "node",
        description = {
            "Runs one ROS 2 node until Ctrl-C; no ROS installation is needed. ROS_DOMAIN_ID and related variables select the graph.",
            "ROS arguments come last: --ros-args -r from:=to -r __ns:=/robot -p name:=value --params-file FILE --log-level debug"
        },
        subcommands = {
            NodePerceptionCommand.class,
            NodeDrivingSimCommand.class,
            NodeAssemblySimCommand.class,
            NodePlannerCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  foresight node driving_sim",
            "  foresight node perception --ros-args -r points:=/lidar/points",
            "  foresight node perception --help    # a node's settings"
        })
final class NodeCommand implements Runnable, RosCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no node given; foresight node --help lists them");
    }
}
