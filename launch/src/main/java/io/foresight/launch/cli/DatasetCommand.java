package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight dataset}: commands for datasets. */
@Command(
        name = "dataset",
        description = "Makes, describes, checks, compares and converts datasets.",
        subcommands = {
            DatasetSimulateCommand.class,
            DatasetInfoCommand.class,
            DatasetCheckCommand.class,
            DatasetCompareCommand.class,
            DatasetConvertCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight dataset simulate --sensor hdl64e --scenes 10 --seed 1 --out runs/sim",
            "  foresight dataset check --data sim:runs/sim",
            "  foresight dataset compare --a sim:runs/sim --b kitti:DIR"
        })
final class DatasetCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no sub-command given; choose one of simulate, info, check, compare or convert");
    }
}
