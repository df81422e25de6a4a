package io.foresight.reflect.experiment;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.PolicyKind;
import io.foresight.planner.policy.PolicyOption;
import io.foresight.planner.policy.PolicySettings;
import io.foresight.planner.policy.Reflection;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Dependencies;
import io.foresight.planner.task.PlannerException;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.reflect.belief.PieceStatus;
import io.foresight.reflect.policy.Traces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A policy that sees the state, proposes nonsense, does what the expert does, and believes the truth with a given certainty. */
final class TellingKind implements PolicyKind {
    private final AtomicInteger decisions = new AtomicInteger();

    /** How many decisions its policies made so far. */
    int decisions() {
        return decisions.get();
    }

    @Override
    public String name() {
        return "telling";
    }

    @Override
    public String description() {
        return "For tests.";
    }

    @Override
    public List<PolicyOption> options() {
        return List.of(
                PolicyOption.number("certainty", "Of its beliefs.", 0, 1, 1),
                PolicyOption.flag("absent", "Cannot be opened."),
                PolicyOption.flag("lazy", "Does the nonsense."));
    }

    @Override
    public Policy open(PolicySettings settings, Supplier<AssemblyWorld> model) {
        if (settings.flag("absent")) {
            throw new PlannerException(PlannerException.Code.SETTING_WRONG, "a part of it is not there");
        }
        return new Policy() {
            @Override
            public String name() {
                return "telling";
            }

            @Override
            public void begin(long seed) {}

            @Override
            public Decision decide(Situation situation, Budget budget) {
                decisions.incrementAndGet();
                return told(situation, settings.number("certainty"), settings.flag("lazy"));
            }
        };
    }

    private static Decision told(Situation situation, double certainty, boolean lazy) {
        Dependencies dependencies = situation.task().board().dependencies();
        AssemblyState state = situation.state();
        Action nonsense = Action.reorient(state.held() == 0 ? 1 : 0);
        Action done = lazy ? nonsense : new Expert(dependencies).choose(state);
        List<Reflection.Over> order = new ArrayList<>();
        dependencies.edgeList().forEach(edge -> order.add(new Reflection.Over(edge[0], edge[1], certainty)));
        List<Reflection.Placed> places = new ArrayList<>();
        for (int piece = 0; piece < state.pieces(); piece++) {
            places.add(new Reflection.Placed(piece, Traces.label(PieceStatus.of(state, piece)), certainty));
        }
        Reflection reflection = new Reflection(
                List.of(new Reflection.Proposed(nonsense, 1)),
                List.of(),
                order,
                places,
                !lazy,
                Reflection.Stop.ALL_WEIGHED,
                List.of(new Reflection.Stage("imagine", 2, 0.5)));
        return new Decision(done, List.of(done), List.of(), 3, Duration.ZERO, false, Optional.of(reflection));
    }
}
