/** One episode: a robot, a policy, what was decided and what came of it. */
package io.foresight.planner.episode;
