package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;

/** A policy that closes what it stands on when it is closed. */
public final class ClosingPolicy implements Policy {
    private final Policy policy;
    private final Runnable close;

    /** @param close called once, after the policy is closed */
    public ClosingPolicy(Policy policy, Runnable close) {
        this.policy = policy;
        this.close = close;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public Sight sight() {
        return policy.sight();
    }

    @Override
    public void begin(long seed) {
        policy.begin(seed);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        return policy.decide(situation, budget);
    }

    @Override
    public void close() {
        policy.close();
        close.run();
    }
}
