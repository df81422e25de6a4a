package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** Kind of {@link GreedyPolicy}. */
public final class GreedyKind implements PolicyKind {
    @Override
    public String name() {
        return "greedy";
    }

    @Override
    public String description() {
        return "Tries every action once in its model.";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(Value.OPTION);
    }

    @Override
    public int usualNodes(String modelKind) {
        return ModelCost.nodes(modelKind, 100, 100);
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        return new GreedyPolicy(model.get(), Value.of(settings), System::nanoTime);
    }
}
