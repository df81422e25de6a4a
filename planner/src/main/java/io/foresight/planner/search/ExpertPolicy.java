package io.foresight.planner.search;

import io.foresight.planner.expert.Expert;
import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Action;
import io.foresight.planner.task.AssemblyState;

/**
 * Acts as the expert: an upper bound for other policies, because it sees the state and the dependencies. Unlike ReflectVLM's rule-based
 * expert it does not repeat a failing action forever: among equally good actions it prefers one that has not just failed, and a piece that
 * cannot be inserted after three attempts is put down and grasped again.
 */
public final class ExpertPolicy implements Policy {
    private static final int PATIENCE = 3;

    private final ExpertOfBoard experts = new ExpertOfBoard();

    @Override
    public String name() {
        return "expert";
    }

    @Override
    public void begin(long seed) {}

    @Override
    public Decision decide(Situation situation, Budget budget) {
        AssemblyState state = situation.state();
        Expert expert = experts.of(situation.task().board().dependencies());
        Action action = expert.choose(state);
        int fewest = FailedAttempts.count(situation, action);
        if (fewest > 0) {
            for (Action other : expert.best(state)) {
                int attempts = FailedAttempts.count(situation, other);
                if (attempts < fewest) {
                    action = other;
                    fewest = attempts;
                }
            }
        }
        if (fewest >= PATIENCE && state.held() >= 0) {
            action = Action.putDown(state.held());
        }
        return Decision.at(action);
    }
}
