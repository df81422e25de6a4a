package io.foresight.launch.cli;

import io.foresight.ros2.node.NodeDefaults;
import io.foresight.sim.node.assembly.AssemblySimNode;
import io.foresight.sim.node.assembly.AssemblySimSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code foresight node assembly_sim}. */
@Command(
        name = "assembly_sim",
        description = {
            "Simulates a robot that assembles a board.",
            "Executes skill commands and resets, reports on outcome, and publishes image, goal_image, task and state."
        },
        footer = {
            "",
            "Examples:",
            "  foresight node assembly_sim",
            "  foresight node assembly_sim --set world=symbolic --set index=42",
            "",
            "A configuration file, or ROS parameters of these names (every key has a default):",
            "  world: physical         # or symbolic: rules with stated failure rates",
            "  failures: calibrated    # or none: failure rates of the symbolic world",
            "  split: test             # train, val, test, test-depth",
            "  index: 0                # of the first task",
            "  seed: 1",
            "  real_time_factor: 1.0   # of physical skills; 0: as fast as possible",
            "  image_width: 336        # pixels, 64 to 336",
            "  image_height: 336",
            "  image_rate: 5.0         # images per second",
            "  frame: table"
        })
final class NodeAssemblySimCommand implements Callable<Integer> {
    @Mixin
    private NodeRun run;

    @Override
    public Integer call() throws Exception {
        return run.run(NodeDefaults.named("assembly_sim"), AssemblySimSettings.class, AssemblySimNode::start);
    }
}
