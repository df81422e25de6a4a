package io.foresight.launch.cli;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.world.AssemblyWorld;
import java.util.List;
import java.util.function.Supplier;

/** A kind of policy that another module brings: sees pictures alone, and takes each piece up and puts it down again. */
public final class BroughtKind implements PolicyKind {
    private static final PolicyOption PATIENCE =
            PolicyOption.whole("patience", "Decisions before it says that it is done.", 1, 40, 6);

    @Override
    public String name() {
        return "brought";
    }

    @Override
    public String description() {
        return "Takes pieces up and puts them down.";
    }

    @Override
    public boolean seesState() {
        return false;
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(PATIENCE);
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        return new Shuffling(settings.whole(PATIENCE.name()));
    }

    private record Shuffling(long patience) implements Policy {
        @Override
        public String name() {
            return "brought";
        }

        @Override
        public Sight sight() {
            return Sight.ofPictures(64, 64);
        }

        @Override
        public void begin(long seed) {}

        @Override
        public Decision decide(Situation situation, Budget budget) {
            int done = situation.reports().size();
            boolean drawn = situation.image().orElseThrow().width() == 64;
            if (!drawn || done >= patience) {
                return Decision.at(Action.DONE);
            }
            int piece = done / 2 % situation.pieces().size();
            return Decision.at(done % 2 == 0 ? Action.pickUp(piece) : Action.putDown(piece));
        }
    }
}
