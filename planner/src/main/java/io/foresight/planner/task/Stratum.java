package io.foresight.planner.task;

/**
 * What makes a task hard.
 *
 * @param pieces of its board
 * @param depth pieces in the longest chain of dependencies
 * @param toClear pieces that are in the board at the start and must come out first
 */
record Stratum(int pieces, int depth, int toClear) {}
