package io.foresight.launch.cli;

import io.foresight.planner.search.PolicyKind;
import io.foresight.planner.task.PlannerException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code expert}, {@code mcts-paper} and so on. */
final class PolicyName implements ITypeConverter<PolicyKind> {
    @Override
    public PolicyKind convert(String text) {
        try {
            return PolicyKind.of(text);
        } catch (PlannerException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
