package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.policy.ProposerPolicy;
import io.foresight.reflect.read.ImageDifference;
import java.util.List;
import java.util.function.Supplier;

/** {@link ProposerPolicy} with {@link ImageDifference}. */
public final class DifferenceKind implements PolicyKind {
    private static final int SIDE = 224;

    @Override
    public String name() {
        return "difference";
    }

    @Override
    public String description() {
        return "Moves what the pictures of scene and goal show at different places; has learnt nothing.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        return ChoosingOptions.all();
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ImageDifference difference = new ImageDifference(SIDE);
        return new ProposerPolicy(name(), difference, difference::look, ChoosingOptions.read(settings));
    }
}
