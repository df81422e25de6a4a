package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** {@link RandomPolicy}. */
public final class RandomKind implements PolicyKind {
    static final PolicyOption REFUSED_TOO = PolicyOption.flag(
            "refused-too", "Let random and mcts-paper answer with actions that are refused, too; each burns a step.");

    @Override
    public String name() {
        return "random";
    }

    @Override
    public String description() {
        return "Draws from the actions that are not refused; the floor.";
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
