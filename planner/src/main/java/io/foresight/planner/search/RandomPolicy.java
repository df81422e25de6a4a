package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lower bound for other policies: chooses at random, with equal probabilities. The command line's {@code random} draws from the actions
 * that are not refused in the state, without {@code done}. The other variant draws from all actions on the board, and so also shows the
 * cost of not knowing the state.
 */
public final class RandomPolicy implements Policy {
    private final boolean anything;
    private long seed;

    /** Draws from the actions that are not refused. */
    public RandomPolicy() {
        this(false);
    }

    private RandomPolicy(boolean anything) {
        this.anything = anything;
    }

    /** Draws from all actions, including {@code done}; most are refused. */
    public static RandomPolicy overEverything() {
        return new RandomPolicy(true);
    }

    @Override
    public String name() {
        return anything ? "random-all" : "random";
    }

    @Override
    public void begin(long episodeSeed) {
        seed = episodeSeed;
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        List<Action> choices = anything
                ? Action.all(situation.state().pieces())
                : Candidates.possible(situation.task().board().dependencies(), situation.state());
        SplittableRandom random = new SplittableRandom(DecisionSeed.of(seed, situation));
        return Decision.at(choices.get(random.nextInt(choices.size())));
    }
}
