package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.task.AssemblyTask;

/** A task and the result of a policy on it. */
public record EvaluatedEpisode(AssemblyTask task, EpisodeRecord record) {}
