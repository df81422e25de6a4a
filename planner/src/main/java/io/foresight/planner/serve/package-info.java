/** The planner behind gRPC: what it offers, what it refuses, and how episodes run on its own worlds or on a client's robot. */
package io.foresight.planner.serve;
