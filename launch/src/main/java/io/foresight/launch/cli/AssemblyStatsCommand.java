package io.foresight.launch.cli;

import io.foresight.planner.task.TaskFile;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.TaskStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code foresight assembly stats}. */
@Command(
        name = "stats",
        description = "Statistics of tasks: pieces, order, ideal plans, compared with the paper's generator, and the"
                + " significance of the differences.",
        footer = {
            "",
            "Examples:",
            "  foresight assembly stats --boards 2000 --seed 1000000",
            "  foresight assembly stats --tasks-file test.jsonl --json",
            "",
            "Without --split and --tasks-file it uses boards generated from consecutive seeds."
        })
final class AssemblyStatsCommand implements Callable<Integer> {
    @Option(names = "--boards", paramLabel = "N", defaultValue = "2000", description = "How many (default: 2000).")
    private int boards;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Seed of the first board (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--split",
            paramLabel = "NAME",
            converter = SplitName.class,
            description = "Use a split's first tasks: train, val, test or test-depth.")
    private TaskSplit split;

    @Option(names = "--tasks-file", paramLabel = "FILE", description = "Use the tasks in a file.")
    private Path tasksFile;

    @Mixin
    private JsonOutput json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (boards < 1 || boards > TaskSplit.MOST_TASKS) {
            throw new ParameterException(
                    spec.commandLine(), "--boards must be 1 to " + TaskSplit.MOST_TASKS + ", got " + boards);
        }
        if (split != null && tasksFile != null) {
            throw new ParameterException(spec.commandLine(), "give --split or --tasks-file, not both");
        }
        TaskStatistics statistics = tasksFile != null
                ? TaskStatistics.of(TaskFile.read(tasksFile))
                : split != null ? TaskStatistics.of(split.tasks(boards)) : TaskStatistics.ofSeeds(seed, boards);
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, statistics);
        } else {
            out.println(statistics.text().stripTrailing());
            out.flush();
        }
        return 0;
    }
}
