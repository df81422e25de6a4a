package io.foresight.launch.cli;

import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight eval occupancy}. */
@Command(
        name = "occupancy",
        description = "Scores the classes of voxels, by the rules of a benchmark.",
        footer = {
            "",
            "Examples:",
            "  foresight eval occupancy --format cvpr2023 --gt DIR --pred DIR",
            "  foresight eval occupancy --format cvpr2023 --gt DIR --pred DIR --json"
        })
final class EvalOccupancyCommand implements Callable<Integer> {
    private static final EvaluationTask TASK = EvaluationTask.OCCUPANCY;

    @Mixin
    private EvalOptions options;

    private CommandSpec spec;

    @Spec
    void spec(CommandSpec command) {
        spec = command;
        EvalOptions.explainFormats(command, TASK);
    }

    @Override
    public Integer call() throws IOException {
        return options.evaluate(spec, TASK);
    }
}
