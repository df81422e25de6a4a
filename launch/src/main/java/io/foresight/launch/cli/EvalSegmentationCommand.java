package io.foresight.launch.cli;

import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight eval segmentation}. */
@Command(
        name = "segmentation",
        description = "Scores maps in the bird's-eye view, by the rules of a benchmark.",
        footer = {
            "",
            "Examples:",
            "  foresight eval segmentation --format bevfusion --gt DIR --pred DIR",
            "  foresight eval segmentation --format bevfusion --gt DIR --pred DIR --png out"
        })
final class EvalSegmentationCommand implements Callable<Integer> {
    private static final EvaluationTask TASK = EvaluationTask.SEGMENTATION;

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
