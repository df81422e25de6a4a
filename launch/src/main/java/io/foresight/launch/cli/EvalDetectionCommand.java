package io.foresight.launch.cli;

import io.foresight.perception.eval.EvaluationTask;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code foresight eval detection}. */
@Command(
        name = "detection",
        description = "Scores boxes frame by frame, by the rules of a benchmark.",
        footer = {
            "",
            "Examples:",
            "  foresight perceive --data kitti:DIR --out dets.jsonl",
            "  foresight eval detection --format kitti --gt DIR --pred dets.jsonl",
            "  foresight eval detection --format nuscenes --gt DIR --pred results.json",
            "  foresight eval detection --format waymo --gt gt.bin --pred dets.bin",
            "  foresight eval detection --format av2 --gt labels.csv --pred dets.csv"
        })
final class EvalDetectionCommand implements Callable<Integer> {
    private static final EvaluationTask TASK = EvaluationTask.DETECTION;

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
