package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.Proposer;
import io.foresight.reflect.propose.WhoProposes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@link ReflectivePolicy}. */
public final class ReflectKind implements PolicyKind {
    static final int NODES = 1000;

    @Override
    public String name() {
        return "reflect";
    }

    @Override
    public String description() {
        return "Reads pictures as a belief, imagines what actions lead to, and learns from what happens.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.add(PolicyOption.word(
                "proposer",
                "Who names actions: nobody, or the model's policy if it has one: as cloned, or after it learnt from its own episodes.",
                List.of("nobody", "cloned", "embedded")));
        options.addAll(ReflectOptions.all());
        return options;
    }

    @Override
    public int usualNodes(String modelKind) {
        return NODES;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        Proposer proposer = ModelOptions.proposer(
                networks, WhoProposes.valueOf(settings.text("proposer").toUpperCase(Locale.ROOT)));
        return new ClosingPolicy(
                new ReflectivePolicy(proposer, networks.reader(), networks.rules(), ReflectOptions.read(settings)),
                networks::close);
    }
}
