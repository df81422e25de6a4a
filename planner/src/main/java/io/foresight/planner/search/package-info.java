/** Policies that see the state: random, the expert, and searches that try actions in a model before one is executed. */
package io.foresight.planner.search;
