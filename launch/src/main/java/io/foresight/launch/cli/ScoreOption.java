package io.foresight.launch.cli;

import io.foresight.perception.detect.Detector;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The {@code --score} option. */
final class ScoreOption {
    @Option(
            names = "--score",
            paramLabel = "S",
            description = "Lowest score to report, above 0 and at most 1 (default: the model's).")
    private Float score;

    /** Checks the value before anything slow is started. */
    void check(CommandSpec spec) {
        if (score != null && !(score > 0 && score <= 1)) {
            throw new ParameterException(spec.commandLine(), "--score must be above 0 and at most 1, got " + score);
        }
    }

    float orOwnOf(Detector detector) {
        return score == null ? detector.card().scoreThreshold() : score;
    }
}
