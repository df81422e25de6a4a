package io.foresight.planner.policy;

/** Chooses actions. The same situation, seed and node budget give the same decision. Not thread-safe. */
public interface Policy extends AutoCloseable {
    /** Name as on the command line, such as {@code expert} or {@code mcts}. */
    String name();

    /** What the policy sees; constant. A policy that does not see the state gets neither the state nor anything derived from it. */
    default Sight sight() {
        return Sight.STATE;
    }

    /** Starts an episode; {@code seed} determines all random numbers. */
    void begin(long seed);

    /** The next action within the budget (an anytime algorithm). */
    Decision decide(Situation situation, Budget budget);

    @Override
    default void close() {}
}
