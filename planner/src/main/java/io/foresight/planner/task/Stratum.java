package io.foresight.planner.task;

/**
 * Difficulty of a task.
 *
 * @param pieces number of pieces of its board
 * @param depth number of pieces in the longest dependency chain
 * @param toClear number of pieces in the board at the start that must come out first
 */
record Stratum(int pieces, int depth, int toClear) {}
