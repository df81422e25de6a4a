package io.foresight.launch.cli;

import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight eval panoptic}. */
@Command(
        name = "panoptic",
        description = "Scores classes and instances of points, by the rules of a benchmark.",
        footer = {
            "",
            "Examples:",
            "  foresight eval panoptic --format semantickitti --gt DIR --pred DIR",
            "  foresight eval panoptic --format semantickitti --gt DIR --pred DIR --json"
        })
final class EvalPanopticCommand implements Callable<Integer> {
    private static final EvaluationTask TASK = EvaluationTask.PANOPTIC;

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
