package io.foresight.planner.episode;

/** Why an episode ended. */
public enum EndReason {
    /** Every piece is at its goal pose. */
    SOLVED,
    /** The policy chose {@code done} before the board was solved. */
    DONE_TOO_EARLY,
    /** The maximum number of decisions was reached. */
    STEP_CAP,
    /** A piece is lost, so the board cannot be finished any more. */
    UNSOLVABLE,
    /** The world or robot threw an exception. */
    WORLD_BROKEN,
    /** The policy threw an exception. */
    POLICY_FAILED
}
