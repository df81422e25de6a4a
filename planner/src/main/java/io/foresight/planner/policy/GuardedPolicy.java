package io.foresight.planner.policy;

import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import java.util.Optional;

/**
 * A policy that is shown what it declares to see, and nothing else. Every entrance asks its policies through one of these; there is no
 * other way from a {@link Moment} to a {@link Situation} with pictures or without state. One thread at a time.
 */
public final class GuardedPolicy implements Decider {
    private final Policy policy;
    private final Sight sight;
    private final Optional<TaskPictures> drawing;
    private final Optional<String> instruction;

    /** Told the usual sentence. */
    public GuardedPolicy(Policy policy, Cameras cameras) {
        this(policy, cameras, Optional.empty());
    }

    /**
     * A policy behind its guard.
     *
     * @param policy stays the caller's, who closes it
     * @param cameras by which it sees, if it sees pictures
     * @param instruction what it is told to do, in words; empty: the usual sentence
     */
    public GuardedPolicy(Policy policy, Cameras cameras, Optional<String> instruction) {
        this.policy = policy;
        this.instruction = instruction;
        sight = policy.sight();
        drawing = sight.pictures()
                ? Optional.of(new TaskPictures(sight.width(), sight.height(), cameras))
                : Optional.empty();
    }

    @Override
    public String name() {
        return policy.name();
    }

    /** What the policy is shown. */
    public Sight sight() {
        return sight;
    }

    @Override
    public void begin(long seed) {
        policy.begin(seed);
    }

    @Override
    public Decision decide(Moment moment, Budget budget) {
        Decision decision = policy.decide(Situation.of(moment, sight, drawing, instruction), budget);
        return sight.state() ? decision : Situation.numbering(moment, sight).toBoard(decision);
    }
}
