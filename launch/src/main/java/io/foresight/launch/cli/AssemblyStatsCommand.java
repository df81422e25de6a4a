package io.foresight.launch.cli;

import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskFile;
import io.foresight.planner.task.TaskSplit;
import io.foresight.planner.task.TaskStatistics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntPredicate;
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
            "  foresight assembly stats --tasks 2000 --seed 1000000",
            "  foresight assembly stats --tasks-file test.jsonl --json",
            "",
            "Without --split and --tasks-file it uses boards generated from consecutive seeds."
        })
final class AssemblyStatsCommand implements Callable<Integer> {
    private static final int USUAL_TASKS = 2000;

    @Option(
            names = "--tasks",
            paramLabel = "N",
            description = "How many (default: 2000 boards or of a split, all of a file).")
    private Integer count;

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
        if (split != null && tasksFile != null) {
            throw new ParameterException(spec.commandLine(), "give --split or --tasks-file, not both");
        }
        List<AssemblyTask> read = tasksFile == null ? List.of() : TaskFile.read(tasksFile);
        int most = tasksFile == null ? TaskSplit.MOST_TASKS : read.size();
        int tasks = count != null ? count : tasksFile == null ? USUAL_TASKS : Math.max(1, most);
        if (tasks < 1 || tasks > Math.max(1, most)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tasks must be 1 to " + (tasksFile == null ? "" : "the file's ") + most + ", got " + tasks);
        }
        try (LongWork work = new LongWork(spec)) {
            IntPredicate goesOn = made -> work.goesOn("task", made, tasks) || made < 1;
            TaskStatistics statistics = tasksFile != null
                    ? TaskStatistics.of(read.subList(0, Math.min(tasks, most)))
                    : split != null
                            ? TaskStatistics.of(split.tasks(tasks, goesOn))
                            : TaskStatistics.ofSeeds(seed, tasks, goesOn);
            print(statistics, work.endedEarly());
        }
        return 0;
    }

    private void print(TaskStatistics statistics, boolean endedEarly) {
        PrintWriter out = spec.commandLine().getOut();
        if (json.asked()) {
            json.print(out, statistics, endedEarly);
        } else {
            out.println(statistics.text().stripTrailing());
            out.flush();
        }
    }
}
