package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ProposerPolicy;
import io.foresight.reflect.read.DecodedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@link ProposerPolicy} with {@link DecodedRules}. */
public final class DecodedRulesKind implements PolicyKind {
    @Override
    public String name() {
        return "decoded-rules";
    }

    @Override
    public String description() {
        return "Takes the likeliest reading of the pictures for the truth and follows the expert's rules.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.addAll(ChoosingOptions.all());
        return options;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        ProposerPolicy policy = new ProposerPolicy(
                name(),
                new DecodedRules(networks.reader()),
                situation -> networks.reader().likeliest(situation),
                ChoosingOptions.read(settings));
        return new ClosingPolicy(policy, networks::close);
    }
}
