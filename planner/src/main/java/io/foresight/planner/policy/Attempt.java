package io.foresight.planner.policy;

import io.foresight.planner.task.Action;
import io.foresight.planner.world.Outcome;

/** An executed action and its outcome. */
public record Attempt(Action action, Outcome outcome) {}
