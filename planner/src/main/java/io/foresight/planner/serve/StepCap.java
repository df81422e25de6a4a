package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRunner;

/** Reads the maximum number of decisions of an episode. */
public final class StepCap {
    private StepCap() {}

    /** The field's value; the paper's 50 if it is not set. */
    public static int read(int wire, int most, String field) {
        long steps = Integer.toUnsignedLong(wire);
        if (steps > most) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED, field, field + " must be at most " + most + ", got " + steps);
        }
        return steps == 0 ? Math.min(most, EpisodeRunner.PAPER_STEP_CAP) : (int) steps;
    }
}
