package io.foresight.planner.policy;

import io.foresight.planner.world.AssemblyWorld;
import java.util.function.Supplier;

/**
 * A kind of policy with all its settings.
 *
 * @param model creates the world in which it searches
 * @param budget of each decision
 */
public record PolicyChoice(PolicyKind kind, PolicySettings settings, Supplier<AssemblyWorld> model, Budget budget) {
    /**
     * The default settings.
     *
     * @param modelKind of {@code model}
     */
    public static PolicyChoice usual(PolicyKind kind, String modelKind, Supplier<AssemblyWorld> model) {
        return new PolicyChoice(kind, PolicySettings.usual(kind), model, Budget.ofNodes(kind.usualNodes(modelKind)));
    }

    /** Creates a policy, which is not thread-safe. */
    public Policy open() {
        Policy policy = kind.open(settings, model);
        boolean seesState = kind.seesState(settings);
        if (policy.sight().state() != seesState) {
            policy.close();
            throw new IllegalStateException("policies of kind " + kind.name() + " "
                    + (seesState ? "see" : "do not see") + " the state, but this one says otherwise: "
                    + policy.sight());
        }
        return policy;
    }
}
