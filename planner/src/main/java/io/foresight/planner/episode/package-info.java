/** Running one episode: robot, policy, decisions and results. */
package io.foresight.planner.episode;
