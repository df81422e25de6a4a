package io.foresight.planner.policy;

import io.foresight.planner.world.AssemblyWorld;
import java.util.function.Supplier;

/**
 * A kind of policy with everything that is set about it.
 *
 * @param model makes the world that it searches in
 * @param budget of each decision
 */
public record PolicyChoice(PolicyKind kind, PolicySettings settings, Supplier<AssemblyWorld> model, Budget budget) {
    /**
     * Everything as usual.
     *
     * @param modelKind of {@code model}
     */
    public static PolicyChoice usual(PolicyKind kind, String modelKind, Supplier<AssemblyWorld> model) {
        return new PolicyChoice(kind, PolicySettings.usual(kind), model, Budget.ofNodes(kind.usualNodes(modelKind)));
    }

    /** A new policy; one thread at a time. */
    public Policy open() {
        Policy policy = kind.open(settings, model);
        if (policy.sight().state() != kind.seesState()) {
            policy.close();
            throw new IllegalStateException("policies of kind " + kind.name() + " "
                    + (kind.seesState() ? "see" : "do not see") + " the state, but this one says otherwise: "
                    + policy.sight());
        }
        return policy;
    }
}
