package io.foresight.launch.cli;

import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight eval tracking}. */
@Command(
        name = "tracking",
        description = "Scores boxes that carry identities over time, by the rules of a benchmark.",
        footer = {
            "",
            "Examples:",
            "  foresight eval tracking --format kitti --gt DIR --pred tracks/data",
            "  foresight eval tracking --format kitti --gt DIR --pred DIR --png plots",
            "  foresight eval tracking --format kitti3d --gt DIR --pred DIR --json",
            "  foresight eval tracking --format nuscenes --gt DIR --pred results.json"
        })
final class EvalTrackingCommand implements Callable<Integer> {
    private static final EvaluationTask TASK = EvaluationTask.TRACKING;

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
