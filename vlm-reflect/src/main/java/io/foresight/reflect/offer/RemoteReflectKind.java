package io.foresight.reflect.offer;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.model.ReflectModel;
import io.foresight.reflect.policy.ClosingPolicy;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.remote.RemoteOptions;
import io.foresight.reflect.remote.RemoteProposer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@link ReflectivePolicy} around a vision-language model behind a server: that proposes, the belief imagines, and outcomes correct it. The
 * server is sent pictures of the size that the belief's networks read.
 */
public final class RemoteReflectKind implements PolicyKind {
    private static final String NAME = "vlm-reflect";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "As reflect, with a vision-language model behind a server (--url, --model) that proposes.";
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
        List<PolicyOption> options = new ArrayList<>(ModelOptions.all());
        options.addAll(RemoteOptions.OF_ANY_PICTURES);
        options.addAll(ReflectOptions.all());
        return options;
    }

    @Override
    public int usualNodes(String modelKind) {
        return ReflectKind.NODES;
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        ReflectModel networks = ModelOptions.open(settings);
        RemoteProposer remote = RemoteProposer.open(settings, networks.reader().side(), System.getenv());
        ReflectivePolicy policy =
                new ReflectivePolicy(NAME, remote, networks.reader(), networks.rules(), ReflectOptions.read(settings));
        return new ClosingPolicy(policy, () -> {
            remote.close();
            networks.close();
        });
    }
}
