package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight eval}, with one task per sub-command. */
@Command(
        name = "eval",
        description = "Official metrics.",
        subcommands = {EvalDetectionCommand.class, EvalTrackingCommand.class},
        footer = {
            "",
            "Examples:",
            "  foresight eval detection --format kitti --gt DIR --pred dets.jsonl",
            "  foresight eval tracking --format nuscenes --gt DIR --pred results.json",
            "  foresight eval detection --help"
        })
final class EvalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no task given; try for example: foresight eval detection");
    }
}
