package io.foresight.launch.cli;

import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyKinds;
import io.foresight.planner.task.PlannerException;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a policy's name, such as {@code expert} or {@code mcts-paper}. */
final class PolicyName implements ITypeConverter<PolicyKind>, Iterable<String> {
    @Override
    public PolicyKind convert(String text) {
        try {
            return PolicyKinds.installed().named(text);
        } catch (PlannerException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }

    /** All names, for help. */
    @Override
    public Iterator<String> iterator() {
        return PolicyKinds.installed().names().iterator();
    }
}
