package io.foresight.reflect.disturb;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.planner.render.Picture;
import java.util.Optional;

/** A policy whose pictures are changed before it sees them. All else is as it was. */
final class DisturbedPolicy implements Policy {
    private final Policy policy;
    private final Condition condition;
    private long seed;
    private Picture goal; // as drawn; null: none yet
    private Picture shownGoal;

    DisturbedPolicy(Policy policy, Condition condition) {
        if (policy.sight().state()) {
            throw new IllegalArgumentException("the pictures of policy " + policy.name()
                    + " cannot be changed for it: it sees the state, " + policy.sight());
        }
        this.policy = policy;
        this.condition = condition;
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
    public void begin(long episodeSeed) {
        seed = episodeSeed;
        goal = null;
        policy.begin(episodeSeed);
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        Picture drawn = situation.goal().orElseThrow();
        if (!drawn.equals(goal)) {
            goal = drawn;
            shownGoal = condition.light(seed).of(drawn);
        }
        Picture scene = condition
                .light(seed)
                .of(condition.obstacle(seed).of(situation.image().orElseThrow()));
        return policy.decide(
                Situation.ofPictures(
                        situation.pieces(),
                        Optional.of(situation.instruction()),
                        situation.reports(),
                        situation.stepsLeft(),
                        scene,
                        shownGoal),
                budget);
    }

    @Override
    public void close() {
        policy.close();
    }
}
