package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.language.PolicyPrompt;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.BeliefKeeper;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.PaperLoopPolicy;
import io.foresight.reflect.propose.FrameProposer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@link PaperLoopPolicy} with the embedded policy, over a world model that imagines what things look like. */
public final class PaperLoopKind implements PolicyKind {
    private static final int USUAL_NODES = 1000;

    @Override
    public String name() {
        return "paper-loop";
    }

    @Override
    public String description() {
        return "ReflectVLM's loop: proposes a plan, imagines it, reflects on its last scene.";
    }

    @Override
    public boolean seesState(PolicySettings settings) {
        return WorldKind.of(settings).seesState();
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.add(ModelOptions.OWN_POLICY);
        options.addAll(WorldKind.options(WorldKind::shows));
        options.add(PolicyOption.whole(
                "horizon",
                "Actions of the plan that is imagined.",
                1,
                PolicyPrompt.MOST_STEPS,
                PolicyPrompt.MOST_STEPS));
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
        Policy policy = WorldKind.of(settings)
                .policy(
                        networks,
                        settings,
                        model,
                        world -> new PaperLoopPolicy(proposer, keeper, world, (int) settings.whole("horizon")));
        return new ClosingPolicy(policy, networks::close);
    }
}
