package io.foresight.planner.serve;

import io.foresight.planner.episode.EpisodeRunner;

/** How many decisions an episode may take. */
final class StepCap {
    private StepCap() {}

    /** What the field says; the paper's 50 where it says nothing. */
    static int read(int wire, int most, String field) {
        long steps = Integer.toUnsignedLong(wire);
        if (steps > most) {
            throw RefusedException.badField(
                    ErrorCode.LIMIT_EXCEEDED, field, field + " must be at most " + most + ", got " + steps);
        }
        return steps == 0 ? Math.min(most, EpisodeRunner.PAPER_STEP_CAP) : (int) steps;
    }
}
