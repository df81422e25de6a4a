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
    private static final double MUCH = 100;

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
        options.add(PolicyOption.number(
                "memory",
                "Nats that an action costs for each time it was done in a scene that looked the same.",
                0,
                MUCH,
                0));
        options.add(ModelOptions.OWN_POLICY);
        options.add(PolicyOption.word("history", "Whether it is told what was done before.", List.of("yes", "no")));
        options.add(PolicyOption.number("temperature", "Of drawing; 0: takes the likeliest.", 0, MUCH, 0));
        return options;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        Proposer proposer = ModelOptions.ownPolicy(networks, settings);
        ProposerPolicy policy = new ProposerPolicy(
                name(),
                settings.text("history").equals("yes") ? proposer : new Forgetful(proposer),
                situation -> networks.reader()
                        .pieces(
                                situation.image().orElseThrow(),
                                situation.goal().orElseThrow(),
                                situation.pieces())
                        .likeliest(),
                new ProposerPolicy.Settings(settings.number("memory"), settings.number("temperature")));
        return new ClosingPolicy(policy, networks::close);
    }
}
