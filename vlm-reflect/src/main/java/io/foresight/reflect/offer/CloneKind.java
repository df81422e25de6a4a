package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ProposerPolicy;
import io.foresight.reflect.propose.Forgetful;
import io.foresight.reflect.propose.Proposer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@link ProposerPolicy} with the embedded policy. */
public final class CloneKind implements PolicyKind {
    @Override
    public String name() {
        return "clone";
    }

    @Override
    public String description() {
        return "The policy of a model that has one, alone: it imagines nothing.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.addAll(ChoosingOptions.all());
        options.add(ModelOptions.OWN_POLICY);
        options.add(PolicyOption.word("history", "Whether it is told what was done before.", List.of("yes", "no")));
        return options;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        Proposer proposer = ModelOptions.ownPolicy(networks, settings);
        ProposerPolicy policy = new ProposerPolicy(
                name(),
                settings.text("history").equals("yes") ? proposer : new Forgetful(proposer),
                situation -> networks.reader().likeliest(situation),
                ChoosingOptions.read(settings));
        return new ClosingPolicy(policy, networks::close);
    }
}
