package io.foresight.reflect.policy;

import io.foresight.planner.policy.Budget;
import io.foresight.planner.policy.Decision;
import io.foresight.planner.policy.PieceNumbering;
import io.foresight.planner.policy.Policy;
import io.foresight.planner.policy.Sight;
import io.foresight.planner.policy.Situation;
import io.foresight.reflect.imagine.SimulatorWorld;
import java.util.SplittableRandom;

/**
 * A policy that imagines by the true world. The policy itself is shown what any policy without the state is shown, pieces by colour; only
 * its world model is told the state.
 */
public final class PrivilegedPolicy implements Policy {
    private final Policy policy;
    private final SimulatorWorld world;
    private SplittableRandom seeds = new SplittableRandom(0);

    /**
     * @param policy closed with this
     * @param world in which the policy imagines; stays the policy's
     */
    public PrivilegedPolicy(Policy policy, SimulatorWorld world) {
        this.policy = policy;
        this.world = world;
    }

    @Override
    public String name() {
        return policy.name();
    }

    @Override
    public Sight sight() {
        return Sight.ofStateAndPictures(policy.sight().width(), policy.sight().height());
    }

    @Override
    public void begin(long seed) {
        seeds = new SplittableRandom(seed);
        policy.begin(seeds.nextLong());
    }

    @Override
    public Decision decide(Situation situation, Budget budget) {
        world.enter(situation, seeds.nextLong());
        Decision decision = policy.decide(situation.withoutState(), budget);
        return PieceNumbering.byColour(situation.task().board()).toBoard(decision);
    }

    @Override
    public void close() {
        policy.close();
    }
}
