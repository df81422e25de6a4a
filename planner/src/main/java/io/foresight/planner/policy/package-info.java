/** The interface between episodes and policies that choose actions. */
package io.foresight.planner.policy;
