package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.Outcome;

/** An action that was carried out, and what came of it. */
public record Attempt(Action action, Outcome outcome) {}
