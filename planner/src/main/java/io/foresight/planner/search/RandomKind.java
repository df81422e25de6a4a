package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** Kind of {@link RandomPolicy}. */
public final class RandomKind implements PolicyKind {
    static final PolicyOption REFUSED_TOO = PolicyOption.flag(
            "refused-too", "Let random and mcts-paper also choose actions that are refused; each costs a step.");

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String description() {
        return "Draws from the actions that are not refused; a lower bound.";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(REFUSED_TOO);
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        return settings.flag(REFUSED_TOO.name()) ? RandomPolicy.overEverything() : new RandomPolicy();
    }
}
