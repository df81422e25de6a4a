package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight assembly}, with one sub-command per job. */
@Command(
        name = "assembly",
        description =
                "Boards with interlocking pieces that a gripper takes apart and puts together: tasks, worlds, planners.",
        subcommands = {
            AssemblyGenerateCommand.class,
            AssemblyStatsCommand.class,
            AssemblySolveCommand.class,
            AssemblyEvalCommand.class,
            AssemblyTrainCommand.class,
            AssemblyRecordCommand.class,
            AssemblyDecideCommand.class,
            AssemblyCalibrateCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight assembly solve --index 7    # a test task, step by step",
            "  foresight assembly eval --policy mcts --world physical    # many tasks",
            "  foresight assembly record --tasks 3 --out runs/episodes   # to learn from",
            "  foresight assembly solve --help"
        })
final class AssemblyCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no sub-command given; try for example: foresight assembly solve");
    }
}
