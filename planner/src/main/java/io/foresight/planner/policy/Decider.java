package io.foresight.planner.policy;

/**
 * Decides the actions of an episode. It receives the complete {@link Moment}, so it is not a policy itself but wraps one: a {@link
 * GuardedPolicy}, or a decorator that reports to others. Not thread-safe.
 */
public interface Decider {
    /** Name of the policy. */
    String name();

    /** Starts an episode; {@code seed} determines all random numbers. */
    void begin(long seed);

    /** The next action within the budget; pieces are numbered as on the board. */
    Decision decide(Moment moment, Budget budget);
}
