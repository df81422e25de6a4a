package io.foresight.reflect.remote;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ProposerPolicy;
import java.util.List;
import java.util.function.Supplier;

/** Policies that do what a {@link RemoteProposer} proposes: zero-shot, without imagination or reflection. */
public final class RemoteKind implements PolicyKind {
    private static final String NAME = "vlm";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Asks a vision-language model behind a server (--url, --model).";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public boolean opensConnections() {
        return true;
    }

    @Override
    public List<PolicyOption> options() {
        return RemoteOptions.ALL;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        return policy(RemoteProposer.open(settings, System.getenv()));
    }

    static Policy policy(RemoteProposer proposer) {
        ProposerPolicy.Settings likeliest = new ProposerPolicy.Settings(0, 0);
        return new ClosingPolicy(new ProposerPolicy(NAME, proposer, situation -> "", likeliest), proposer::close);
    }
}
