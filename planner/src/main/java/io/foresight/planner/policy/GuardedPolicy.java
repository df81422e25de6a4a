package io.foresight.planner.policy;

import io.foresight.planner.render.Cameras;
import io.foresight.planner.render.TaskPictures;
import java.util.Optional;

/**
 * A policy that receives only what it declares to see. All callers use policies through this class; it is the only way from a {@link
 * Moment} to a {@link Situation} with images or without state. Not thread-safe.
 */
public final class GuardedPolicy implements Decider {
    private final Policy policy;
    private final Sight sight;
    private final Optional<TaskPictures> drawing;
    private final Optional<String> instruction;

    /** Creates a guarded policy with the default instruction. */
    public GuardedPolicy(Policy policy, Cameras cameras) {
        this(policy, cameras, Optional.empty());
    }

    /**
     * Creates a guarded policy.
     *
     * @param policy not closed by this; the caller closes it
     * @param cameras for the images, if the policy uses images
     * @param instruction text of the instruction; empty: the default instruction
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

    /** What the policy sees. */
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
