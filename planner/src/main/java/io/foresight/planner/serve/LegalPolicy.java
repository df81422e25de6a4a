package io.foresight.planner.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Dependencies;
import java.time.Duration;
import java.util.List;

/** A policy within its call's deadline, whose answers are never refused by the state that they answer. */
final class LegalPolicy {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final Policy policy;
    private final CallLife life;
    private final Duration margin;

    /** @param margin that a decision leaves before the deadline */
    LegalPolicy(Policy policy, CallLife life, Duration margin) {
        this.policy = policy;
        this.life = life;
        this.margin = margin;
    }

    /** What the policy decides; a legal action in its place when there is no time to ask, or the policy's own would be refused. */
    Choice decide(Situation situation, Budget budget) {
        Duration left = life.left().minus(margin);
        if (left.compareTo(LEAST) < 0) {
            return fallback(situation);
        }
        Duration time = left.compareTo(budget.time()) < 0 ? left : budget.time();
        Decision decision = policy.decide(situation, new Budget(budget.nodes(), time));
        Dependencies dependencies = situation.task().board().dependencies();
        if (!LegalAction.refused(dependencies, situation.state(), decision.action())) {
            return new Choice(decision, decision.plan(), false);
        }
        Action legal = LegalAction.of(dependencies, situation.state());
        Decision instead = new Decision(
                legal, List.of(legal), decision.imagined(), decision.nodes(), decision.elapsed(), decision.cutShort());
        return new Choice(instead, decision.plan(), true);
    }

    /** A legal action, for when the policy has nothing. */
    static Choice fallback(Situation situation) {
        Action legal = LegalAction.of(situation.task().board().dependencies(), situation.state());
        return new Choice(new Decision(legal, List.of(legal), 0, Duration.ZERO, true), List.of(), true);
    }

    /**
     * A decision and how it came about.
     *
     * @param proposed what the policy wanted; empty when it had nothing
     * @param fallback the decision is not the policy's
     */
    record Choice(Decision decision, List<Action> proposed, boolean fallback) {}
}
