package io.foresight.launch.cli;

import io.foresight.planner.task.PlannerException;
import io.foresight.planner.task.TaskSplit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code train}, {@code val}, {@code test} or {@code test-depth}. */
final class SplitName implements ITypeConverter<TaskSplit> {
    @Override
    public TaskSplit convert(String text) {
        try {
            return TaskSplit.labelled(text);
        } catch (PlannerException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
