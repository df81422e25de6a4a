package io.foresight.planner.episode;

/** Why an episode ended. */
public enum EndReason {
    /** Every piece is at its goal pose. */
    SOLVED,
    /** The policy said {@code done} before it was. */
    DONE_TOO_EARLY,
    /** As many decisions as allowed. */
    STEP_CAP,
    /** A piece is lost: nothing can finish the board any more. */
    UNSOLVABLE,
    /** The world or robot threw. */
    WORLD_BROKEN,
    /** The policy threw instead of deciding. */
    POLICY_FAILED
}
