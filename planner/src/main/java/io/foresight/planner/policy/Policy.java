package io.foresight.planner.policy;

/** Chooses actions. The same situation, seed and node budget give the same decision. One thread at a time. */
public interface Policy extends AutoCloseable {
    /** {@code expert}, {@code mcts}: as the command line names it. */
    String name();

    /** What it is shown; always the same. A policy that does not see the state gets neither the state nor anything made of it. */
    default Sight sight() {
        return Sight.STATE;
    }

    /** Begins an episode; {@code seed} decides everything that is left to chance. */
    void begin(long seed);

    /** The next action, within the budget; anytime. */
    Decision decide(Situation situation, Budget budget);

    @Override
    default void close() {}
}
