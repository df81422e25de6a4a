/**
 * Policies that see the state: chance, the expert, and searches that try actions out in a world of their own before one is carried out.
 */
package io.foresight.planner.search;
