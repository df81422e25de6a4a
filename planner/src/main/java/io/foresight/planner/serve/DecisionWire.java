package io.foresight.planner.serve;

import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Imagined;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;
import io.foresight.planner.task.Board;
import io.foresight.planner.task.Colour;
import io.foresight.planner.world.Rules;
import io.foresight.v1.Imagination;
import io.foresight.v1.ImaginedFuture;
import io.foresight.v1.PlannedDecision;
import java.util.Comparator;
import java.util.List;

/** Converts decisions and imagined alternatives to messages. */
public final class DecisionWire {
    private static final int MOST_FUTURES = 64;

    private DecisionWire() {}

    static PlannedDecision write(CallPolicy.Choice choice, Board board) {
        return write(choice.decision(), choice.fallback(), ActionWire.colours(board));
    }

    /**
     * A decision about pieces that are numbered in this order.
     *
     * @param fallback it is not the policy's
     */
    public static PlannedDecision write(Decision decision, boolean fallback, List<Colour> pieces) {
        PlannedDecision.Builder wire = PlannedDecision.newBuilder()
                .setAction(ActionWire.write(decision.action(), pieces))
                .setNodes(decision.nodes())
                .setElapsed(BudgetWire.write(decision.elapsed()))
                .setCutShort(decision.cutShort())
                .setFallback(fallback);
        wire.addAllPlan(ActionWire.write(decision.plan(), pieces));
        decision.reflection().ifPresent(reflection -> wire.setTrace(TraceWire.write(reflection, pieces)));
        return wire.build();
    }

    /** The states to which the plan leads without failures, and the alternatives that the policy compared. */
    static Imagination imagination(Decision decision, AssemblyState from, Board board) {
        Imagination.Builder wire = Imagination.newBuilder();
        AssemblyState state = from;
        for (Action action : decision.plan()) {
            Rules.Effect effect = Rules.apply(board.dependencies(), state, action);
            state = effect.state();
            wire.addExpected(StateWire.write(state)).addOutcomes(ActionWire.write(effect.outcome()));
        }
        return wire.addAllFutures(futures(decision, ActionWire.colours(board)))
                .setFuturesTotal(decision.imagined().size())
                .build();
    }

    /** What was weighed, the best of it, best first, about pieces that are numbered in this order. */
    public static List<ImaginedFuture> futures(Decision decision, List<Colour> pieces) {
        return decision.imagined().stream()
                .sorted(Comparator.comparingDouble(Imagined::value).reversed())
                .limit(MOST_FUTURES)
                .map(future -> ImaginedFuture.newBuilder()
                        .addAllActions(ActionWire.write(future.actions(), pieces))
                        .setState(StateWire.write(future.state()))
                        .setValue(future.value())
                        .build())
                .toList();
    }
}
