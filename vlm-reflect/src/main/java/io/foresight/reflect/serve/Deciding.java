package io.foresight.reflect.serve;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.SafeAction;
import io.foresight.planner.serve.BudgetWire;
import io.foresight.planner.serve.CallLife;
import io.foresight.planner.serve.DecisionRules;
import io.foresight.planner.serve.DecisionWire;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.Colour;
import io.foresight.reflect.policy.ReflectivePolicy;
import io.foresight.reflect.propose.Proposer;
import io.foresight.v1.DecisionBudget;
import io.foresight.v1.PlannedDecision;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Makes a decision within its call's deadline. The policy is rebuilt for each call by replaying the episode so far; the time of the replay
 * counts towards the decision's budget.
 */
final class Deciding {
    private static final Duration LEAST = Duration.ofMillis(1);

    private final ReflectWork shared;
    private final DecisionRules rules;

    Deciding(ReflectWork shared) {
        this.shared = shared;
        rules = shared.config().decisions();
    }

    /** What a request allows. */
    Budget budget(DecisionBudget wire) {
        int nodes = shared.config().limits().maxNodes();
        return BudgetWire.read(wire, rules, nodes, nodes, "budget");
    }

    /**
     * The policy's decision; an action that is safe according to the reports if there is no time for one.
     *
     * @param proposer stays the caller's
     * @param early gets the safe action when the policy overruns
     */
    Made decide(EpisodeSoFar episode, Proposer proposer, Budget budget, CallLife life, Consumer<Made> early) {
        long started = System.nanoTime();
        Duration left = life.left().minus(rules.deadlineMargin());
        if (left.compareTo(LEAST) < 0) {
            return safe(episode);
        }
        Duration time = left.compareTo(budget.time()) < 0 ? left : budget.time();
        Future<?> alarm = shared.timer()
                .schedule(
                        () -> early.accept(safe(episode)),
                        patience(budget, life).toNanos(),
                        TimeUnit.NANOSECONDS);
        try {
            // not closed: closing would close the proposer
            ReflectivePolicy policy = new ReflectivePolicy(
                    proposer,
                    shared.parts().reader(),
                    shared.parts().rules(),
                    shared.parts().settings());
            policy.begin(episode.seed());
            episode.earlier().forEach(policy::watch);
            Duration rest = time.minusNanos(System.nanoTime() - started);
            Duration allowed = rest.compareTo(LEAST) < 0 ? LEAST : rest;
            return new Made(policy.decide(episode.now(), new Budget(budget.nodes(), allowed, life::wanted)), false);
        } finally {
            alarm.cancel(false);
        }
    }

    /** Time after which the caller gets a reply in any case: half a margin before the deadline at the latest. */
    private Duration patience(Budget budget, CallLife life) {
        Duration untilLate = life.left().minus(rules.deadlineMargin().dividedBy(2));
        Duration untilOverrun = budget.time().plus(rules.maxOverrun());
        return untilLate.compareTo(untilOverrun) < 0 ? untilLate : untilOverrun;
    }

    private Made safe(EpisodeSoFar episode) {
        shared.counts().fallBack();
        Action action = SafeAction.of(episode.now().reports());
        return new Made(new Decision(action, List.of(action), 0, Duration.ZERO, true), true);
    }

    /**
     * A decision and its origin.
     *
     * @param fallback whether the decision is not the policy's
     */
    record Made(Decision decision, boolean fallback) {
        PlannedDecision write(List<Colour> pieces) {
            return DecisionWire.write(decision, fallback, pieces);
        }
    }
}
