package io.foresight.launch.cli;

import io.foresight.perception.data.Dataset;
import io.foresight.perception.data.survey.DatasetInfo;
import io.foresight.perception.data.survey.ValueRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foresight dataset info}. */
@Command(
        name = "info",
        description = "Shows statistics of a dataset. Reads all of it.",
        footer = {
            "",
            "Examples:",
            "  foresight dataset info --data kitti:DIR",
            "  foresight dataset info --data sim:DIR --json"
        })
final class DatasetInfoCommand implements Callable<Integer> {
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
            DatasetInfo info = DatasetInfo.collect(dataset, done -> work.show("frame", done, frames), work::asked);
            if (json.asked()) {
                json.print(spec.commandLine().getOut(), info, work.endedEarly());
            } else {
                print(spec.commandLine().getOut(), info);
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, DatasetInfo info) {
        out.printf("%s: %d frames, %d with labels%n", info.dataset(), info.frames(), info.labelledFrames());
        print(out, "points a frame", info.pointsPerFrame(), "%.0f");
        print(out, "range, m", info.rangeMetres(), "%.1f");
        print(out, "intensity", info.intensity(), "%.3f");
        info.labels().forEach((objectClass, count) -> {
            out.printf("%-16s %d, ", objectClass.name(), count);
            print(out, "at m", info.labelRangeMetres().get(objectClass), "%.1f");
        });
        out.flush();
    }

    private static void print(PrintWriter out, String what, ValueRange range, String form) {
        out.printf(
                Locale.ROOT,
                "%-16s " + form + " to " + form + ", mean " + form + "%n",
                what,
                range.min(),
                range.max(),
                range.mean());
    }
}
