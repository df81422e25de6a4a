package io.foresight.planner.serve;

import io.foresight.planner.policy.PolicyChoice;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.PolicyOffer;
import io.foresight.v1.PolicyOptionOffer;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the choice of a policy from requests. */
final class PolicyWire {
    private PolicyWire() {}

    static PolicyOffer describe(PolicyKind kind) {
        PolicyOffer.Builder offer = PolicyOffer.newBuilder()
                .setName(kind.name())
                .setDescription(kind.description())
                .setSeesState(kind.seesState());
        for (PolicyOption option : kind.options()) {
            offer.addOptions(PolicyOptionOffer.newBuilder()
                    .setName(option.name())
                    .setDescription(option.description())
                    .setValues(option.values())
                    .setUsual(option.usual()));
        }
        return offer.build();
    }

    /**
     * @param model empty: symbolic
     * @param prefix of the fields' paths, such as {@code options.}
     * @throws RefusedException for unknown names, invalid options, and budgets above the limits
     */
    static PolicyChoice read(
            ServeParts parts,
            String policy,
            Map<String, String> options,
            String model,
            DecisionBudget budget,
            String prefix) {
        PolicyKind kind = parts.offer().policy(policy, prefix + "policy");
        String modelKind = Offer.model(model);
        Supplier<AssemblyWorld> world = parts.offer().world(modelKind, prefix + "model");
        PolicySettings settings =
                RefusedException.at(prefix + "policy_options", () -> PolicySettings.read(kind, options));
        return new PolicyChoice(
                kind,
                settings,
                world,
                BudgetWire.read(
                        budget,
                        parts.config().decisions(),
                        kind.usualNodes(modelKind),
                        parts.config().limits().maxNodes(),
                        prefix + "budget"));
    }
}
