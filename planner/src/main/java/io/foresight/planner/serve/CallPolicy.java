package io.foresight.planner.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.GuardedPolicy;
import io.foresight.planner.policy.Moment;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Dependencies;
import java.time.Duration;
import java.util.List;

/**
 * A policy within its call's deadline. What a policy that sees the state answers is never refused by that state. What one that does not
 * see it answers stands: a repair would tell it, through the history, what it cannot see.
 */
final class CallPolicy {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final GuardedPolicy policy;
    private final CallLife life;
    private final Duration margin;

    /** @param margin that a decision leaves before the deadline */
    CallPolicy(GuardedPolicy policy, CallLife life, Duration margin) {
        this.policy = policy;
        this.life = life;
        this.margin = margin;
    }

    /** What the policy decides; another action in its place when there is no time to ask, or the state it sees refuses its own. */
    Choice decide(Moment moment, Budget budget) {
        Duration left = life.left().minus(margin);
        if (left.compareTo(LEAST) < 0) {
            return fallback(policy.sight().state(), moment);
        }
        Duration time = left.compareTo(budget.time()) < 0 ? left : budget.time();
        Decision decision = policy.decide(moment, new Budget(budget.nodes(), time));
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
                legal, List.of(legal), decision.imagined(), decision.nodes(), decision.elapsed(), decision.cutShort());
        return new Choice(instead, decision.plan(), true);
    }

    /** For when the policy has nothing: a legal action, or what is safe as far as the reports of its skills go. */
    static Choice fallback(boolean seesState, Moment moment) {
        Action action = seesState
                ? LegalAction.of(moment.task().board().dependencies(), moment.state())
                : SafeAction.of(moment.history());
        return new Choice(new Decision(action, List.of(action), 0, Duration.ZERO, true), List.of(), true);
    }

    /**
     * A decision and how it came about.
     *
     * @param proposed what the policy wanted; empty when it had nothing
     * @param fallback the decision is not the policy's
     */
    record Choice(Decision decision, List<Action> proposed, boolean fallback) {}
}
