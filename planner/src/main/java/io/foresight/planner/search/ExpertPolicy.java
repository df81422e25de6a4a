package io.foresight.planner.search;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.task.Dependencies;

/** Does what the expert does. The ceiling: it sees the state and knows the order. */
public final class ExpertPolicy implements Policy {
    private final ExpertOfBoard experts = new ExpertOfBoard();

    @Override
    public String name() {
        return "expert";
    }

    @Override
    public void begin(long seed) {}

    @Override
    public Decision decide(Situation situation, Budget budget) {
        Dependencies dependencies = situation.task().board().dependencies();
        return Decision.at(experts.of(dependencies).choose(situation.state()));
    }
}
