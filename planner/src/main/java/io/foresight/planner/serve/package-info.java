/** The planner as a gRPC service: its policies, worlds and limits, and episodes in its own worlds or on a client's robot. */
package io.foresight.planner.serve;
