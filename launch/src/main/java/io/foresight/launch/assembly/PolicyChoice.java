package io.foresight.launch.assembly;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.search.PolicyKind;
import io.foresight.planner.world.FailureModel;

/**
 * A policy and what it may cost.
 *
 * @param model kind of the world that it searches in
 * @param failures of a symbolic model
 * @param budget of each decision
 */
public record PolicyChoice(PolicyKind kind, WorldKind model, FailureModel failures, Budget budget) {
    /** With the cheap model and what the policy is tuned for. */
    public static PolicyChoice usual(PolicyKind kind) {
        return new PolicyChoice(
                kind, WorldKind.SYMBOLIC, FailureModel.CALIBRATED, kind.usualBudget(WorldKind.SYMBOLIC.toString()));
    }

    /** A new policy; one thread at a time. */
    public Policy open() {
        return kind.open(() -> model.open(failures));
    }
}
