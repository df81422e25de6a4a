package io.foresight.launch.cli;

import io.foresight.planner.serve.ServeLimits;
import io.foresight.planner.task.AssemblyTask;
import io.foresight.planner.task.TaskFile;
import io.foresight.planner.task.TaskSplit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Selection of tasks. */
final class TaskOptions {
    private static final int USUAL_TASKS = 100;

    /** As the service offers them: all tasks before the last one are made first, which takes some seconds for this one. */
    private static final int LAST_INDEX = ServeLimits.DEFAULT.maxTaskIndex();

    @Option(
            names = "--split",
            paramLabel = "NAME",
            converter = SplitName.class,
            defaultValue = "test",
            description = "train, val, test (hard boards) or test-depth (the deepest) (default: ${DEFAULT-VALUE}).")
    private TaskSplit split;

    TaskSplit split() {
        return split;
    }

    /** The first tasks of the split. */
    List<AssemblyTask> first(int count, CommandSpec spec) {
        return first(count, spec, made -> true);
    }

    /** As above; {@code goesOn} is asked with the number of tasks made, and ends it with those. */
    List<AssemblyTask> first(int count, CommandSpec spec, IntPredicate goesOn) {
        if (count < 1 || count > TaskSplit.MOST_TASKS) {
            throw new ParameterException(
                    spec.commandLine(), "--tasks must be 1 to " + TaskSplit.MOST_TASKS + ", got " + count);
        }
        return split.tasks(count, goesOn);
    }

    /** The first {@code count} tasks of a file or of the split. */
    List<AssemblyTask> choose(Path file, Integer count, CommandSpec spec) throws IOException {
        if (file == null) {
            return first(count == null ? USUAL_TASKS : count, spec);
        }
        List<AssemblyTask> all = TaskFile.read(file);
        if (count != null && (count < 1 || count > all.size())) {
            throw new ParameterException(
                    spec.commandLine(), "--tasks must be 1 to the file's " + all.size() + ", got " + count);
        }
        return count == null ? all : all.subList(0, count);
    }

    /** The task with this number, from 0. */
    AssemblyTask at(int index, CommandSpec spec) {
        if (index < 0 || index > LAST_INDEX) {
            throw new ParameterException(spec.commandLine(), "--index must be 0 to " + LAST_INDEX + ", got " + index);
        }
        return split.tasks(index + 1).get(index);
    }
}
