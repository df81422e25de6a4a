package io.foresight.launch.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight model}: commands for models, those of other implementations above all. */
@Command(
        name = "model",
        description = "Describes, imports, proves and exports models.",
        subcommands = {
            ModelDescribeCommand.class,
            ModelImportCommand.class,
            ModelVerifyCommand.class,
            ModelExportCommand.class,
        },
        footer = {
            "",
            "Examples:",
            "  foresight model describe pointpillar.pth",
            "  foresight model import pointpillar.pth --out runs/pp",
            "  foresight model verify runs/pp --original pointpillar.pth --data kitti:DIR"
        })
final class ModelCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "no sub-command given; choose one of describe, import, verify or export");
    }
}
