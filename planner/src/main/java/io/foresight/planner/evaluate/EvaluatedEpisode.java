package io.foresight.planner.evaluate;

import io.foresight.planner.episode.EpisodeRecord;
import io.foresight.planner.task.AssemblyTask;

/** A task and how a policy fared with it. */
public record EvaluatedEpisode(AssemblyTask task, EpisodeRecord record) {}
