package io.foresight.planner.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.policy.SafeAction;
import io.foresight.planner.policy.SkillReport;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Dependencies;
import java.time.Duration;
import java.util.List;

/**
 * Runs a policy within its call's deadline. For a policy that sees the state, the decision is never one that the state refuses. For a
 * policy that does not, its decision is kept: replacing it would reveal, through the history, what the policy cannot see.
 */
final class CallPolicy {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final GuardedPolicy policy;
    private final CallLife life;
    private final Duration margin;

    /** @param margin time that a decision leaves before the deadline */
    CallPolicy(GuardedPolicy policy, CallLife life, Duration margin) {
        this.policy = policy;
        this.life = life;
        this.margin = margin;
    }

    /**
     * The policy's decision; another action instead when there is no time left, or when the state that the policy sees refuses the
     * decision.
     */
    Choice decide(Moment moment, Budget budget) {
        Duration left = life.left().minus(margin);
        if (left.compareTo(LEAST) < 0) {
            return fallback(policy.sight().state(), moment);
        }
        Duration time = left.compareTo(budget.time()) < 0 ? left : budget.time();
        Decision decision = policy.decide(moment, new Budget(budget.nodes(), time, life::wanted));
        Dependencies dependencies = moment.task().board().dependencies();
        if (!policy.sight().state()) {
            if (decision.plan().stream().anyMatch(action -> action.piece() >= dependencies.pieces())) {
                throw new IllegalStateException(
                        "policy " + policy.name() + " named a piece that the board does not have: " + decision.plan());
            }
            return new Choice(decision, decision.plan(), false);
        }
        if (!LegalAction.refused(dependencies, moment.state(), decision.action())) {
            return new Choice(decision, decision.plan(), false);
        }
        Action legal = LegalAction.of(dependencies, moment.state());
        Decision instead = new Decision(
                legal,
                List.of(legal),
                decision.imagined(),
                decision.nodes(),
                decision.elapsed(),
                decision.cutShort(),
                decision.reflection());
        return new Choice(instead, decision.plan(), true);
    }

    /**
     * The action used when there is no decision: a legal action or, without the state, one that is safe according to the skills' reports.
     */
    static Choice fallback(boolean seesState, Moment moment) {
        Action action = seesState
                ? LegalAction.of(moment.task().board().dependencies(), moment.state())
                : SafeAction.of(moment.history().stream().map(SkillReport::of).toList());
        return new Choice(new Decision(action, List.of(action), 0, Duration.ZERO, true), List.of(), true);
    }

    /**
     * A decision and its origin.
     *
     * @param proposed the policy's plan; empty when there is none
     * @param fallback whether the decision is not the policy's
     */
    record Choice(Decision decision, List<Action> proposed, boolean fallback) {}
}
