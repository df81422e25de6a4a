package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The floor: chance decides, each action as likely as any other. {@code random} on the command line draws from the actions that are not
 * refused in the state, without {@code done}: the best that one can do without thinking ahead. The other kind draws from everything that
 * can be said about the board, and so shows what ignorance of the state costs, too.
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

    /** Draws from every action that can be said, {@code done} included; most are refused. */
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
