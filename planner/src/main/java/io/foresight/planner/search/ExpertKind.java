package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.function.Supplier;

/** Kind of {@link ExpertPolicy}. */
public final class ExpertKind implements PolicyKind {
    @Override
    public String name() {
        return "expert";
    }

    @Override
    public String description() {
        return "Knows the exact number of steps to go from every state; the ceiling.";
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        return new ExpertPolicy();
    }
}
