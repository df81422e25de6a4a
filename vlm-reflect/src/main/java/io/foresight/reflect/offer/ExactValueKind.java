package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.imagine.RulesCritic;
import io.foresight.reflect.imagine.SimulatorWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.BeliefKeeper;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.PathSettings;
import io.foresight.reflect.policy.PathsPolicy;
import io.foresight.reflect.policy.PrivilegedPolicy;
import io.foresight.reflect.propose.FrameProposer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Of the likeliest proposals of the embedded policy the one after which the true world is nearest to the goal, by the exact count: {@link
 * PathsPolicy} with paths of one action, judged by the truth alone. What reflecting on these proposals can give at most.
 */
public final class ExactValueKind implements PolicyKind {
    private static final int USUAL_NODES = 1000;

    @Override
    public String name() {
        return "exact-value";
    }

    @Override
    public String description() {
        return "Of the likeliest proposals what truly leads nearest to the goal: an upper bound.";
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.add(ModelOptions.OWN_POLICY);
        options.add(PolicyOption.whole(
                "proposals",
                "Proposals that are tried in the true world.",
                1,
                PathSettings.MOST_PATHS,
                PathSettings.USUAL.paths()));
        return options;
    }

    @Override
    public int usualNodes(String modelKind) {
        return USUAL_NODES;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        FrameProposer proposer = ModelOptions.ownPolicy(networks, settings);
        BeliefKeeper keeper = new BeliefKeeper(networks.reader(), networks.rules(), BeliefKeeper.Memory.NONE);
        SimulatorWorld world = SimulatorWorld.known(model.get());
        PathSettings truthAlone = new PathSettings(1, (int) settings.whole("proposals"), 0, 1, 1, 1);
        Policy policy = new PathsPolicy(
                name(), proposer, keeper, world, RulesCritic.exact(world), truthAlone, Optional.empty());
        return new ClosingPolicy(new PrivilegedPolicy(policy, world), networks::close);
    }
}
