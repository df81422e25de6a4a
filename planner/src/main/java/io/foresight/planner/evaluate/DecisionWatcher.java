package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EpisodeEvent;

/** Sees every decision of an evaluation beside the true state, which the policy may not see. Called from several threads at a time. */
@FunctionalInterface
public interface DecisionWatcher {
    /**
     * A decision was made and its action has ended.
     *
     * @param index of the task in the evaluation's list; the decisions of one task come in order
     */
    void decided(int index, EpisodeEvent event);
}
