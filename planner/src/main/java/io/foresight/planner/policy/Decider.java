package io.foresight.planner.policy;

/**
 * What an episode asks for its actions. It has the whole moment before it, so it is no policy but stands in front of one: a
 * {@link GuardedPolicy}, or something around it that tells others what is going on. One thread at a time.
 */
public interface Decider {
    /** The policy's name. */
    String name();

    /** Begins an episode; {@code seed} decides everything that is left to chance. */
    void begin(long seed);

    /** The next action, within the budget, in the board's numbering of pieces. */
    Decision decide(Moment moment, Budget budget);
}
