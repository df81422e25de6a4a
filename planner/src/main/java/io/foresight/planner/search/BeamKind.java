package io.foresight.planner.search;

import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** Kind of {@link BeamPolicy}. */
public final class BeamKind implements PolicyKind {
    @Override
    public String name() {
        return "beam";
    }

    @Override
    public String description() {
        return "Beam search.";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(Value.OPTION);
    }

    @Override
    public int usualNodes(String modelKind) {
        return ModelCost.nodes(modelKind, 2000, 300);
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        boolean byExpert = Value.of(settings) == Value.STEPS_TO_GO;
        return new BeamPolicy(
                model.get(), byExpert ? BeamSettings.tuned() : BeamSettings.withoutExpert(), System::nanoTime);
    }
}
