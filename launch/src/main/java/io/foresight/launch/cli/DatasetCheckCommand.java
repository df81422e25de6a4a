package io.foresight.launch.cli;

import io.foresight.core.text.ShownText;
import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.survey.DatasetCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight dataset check}. */
@Command(
        name = "check",
        description = "Checks a dataset and lists all problems, frame by frame; exit code 1 if there are any.",
        footer = {
            "",
            "Examples:",
            "  foresight dataset check --data kitti:DIR",
            "  foresight dataset check --data sim:DIR --json"
        })
final class DatasetCheckCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "KIND:PATH",
            completionCandidates = DatasetName.Kinds.class,
            description = "KIND is one of ${COMPLETION-CANDIDATES}.")
    private String data;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (Dataset dataset = DatasetName.open(data, "--data", spec);
                LongWork work = new LongWork(spec)) {
            int frames = dataset.frameIds().size();
            DatasetCheck.Report report =
                    DatasetCheck.check(dataset, done -> work.show("frame", done, frames), work::asked);
            print(report, work.endedEarly());
            return report.isSound() ? 0 : ErrorLines.FAILED;
        }
    }

    private void print(DatasetCheck.Report report, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, report, endedEarly);
        } else {
            report.problems()
                    .forEach(problem -> out.println(
                            ShownText.sentence(problem.frame() + ": " + problem.field() + ": " + problem.message())));
            report.proof().lines().forEach(line -> out.println(ShownText.sentence(line)));
            out.println(report.frames() + " frames checked, "
                    + (report.isSound() ? "no problems" : report.problems().size() + " problems"));
            out.flush();
        }
    }
}
