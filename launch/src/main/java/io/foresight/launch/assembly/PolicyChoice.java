package io.foresight.launch.assembly;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.search.BeamPolicy;
import io.foresight.planner.search.BeamSettings;
import io.foresight.planner.search.GreedyPolicy;
import io.foresight.planner.search.MctsPolicy;
import io.foresight.planner.search.MctsSettings;
import io.foresight.planner.search.PaperMctsPolicy;
import io.foresight.planner.search.PolicyKind;
import io.foresight.planner.search.Proposals;
import io.foresight.planner.search.RandomPolicy;
import io.foresight.planner.search.Value;
import io.foresight.planner.world.AssemblyWorld;
import io.foresight.planner.world.FailureModel;
import java.util.function.Supplier;

/**
 * A policy with everything that can be set about it.
 *
 * @param model kind of the world that it searches in
 * @param failures of a symbolic model
 * @param value how greedy, mcts and beam judge states
 * @param proposals what mcts-paper considers
 * @param refusedToo random and mcts-paper may answer with actions that are refused, too
 * @param budget of each decision
 */
public record PolicyChoice(
        PolicyKind kind,
        WorldKind model,
        FailureModel failures,
        Value value,
        Proposals proposals,
        boolean refusedToo,
        Budget budget) {
    /** The usual settings with the cheap model. */
    public static PolicyChoice usual(PolicyKind kind) {
        return new PolicyChoice(
                kind,
                WorldKind.SYMBOLIC,
                FailureModel.CALIBRATED,
                Value.STEPS_TO_GO,
                Proposals.withExpert(Proposals.PAPER_COUNT, 0.95),
                false,
                kind.usualBudget(WorldKind.SYMBOLIC.toString()));
    }

    /** A new policy; one thread at a time. */
    public Policy open() {
        Supplier<AssemblyWorld> world = () -> model.open(failures);
        boolean judgesByExpert = value == Value.STEPS_TO_GO;
        return switch (kind) {
            case EXPERT -> kind.open(world);
            case RANDOM -> refusedToo ? RandomPolicy.overEverything() : kind.open(world);
            case GREEDY -> new GreedyPolicy(world.get(), value, System::nanoTime);
            case MCTS ->
                new MctsPolicy(
                        world.get(),
                        judgesByExpert ? MctsSettings.tuned() : MctsSettings.withoutExpert(),
                        System::nanoTime);
            case MCTS_PAPER -> new PaperMctsPolicy(world.get(), proposals, !refusedToo, System::nanoTime);
            case BEAM ->
                new BeamPolicy(
                        world.get(),
                        judgesByExpert ? BeamSettings.tuned() : BeamSettings.withoutExpert(),
                        System::nanoTime);
        };
    }
}
