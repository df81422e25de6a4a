/** The detector as a gRPC service: limits, streams, health, metrics, and the client for it. */
package io.foresight.perception.serve;
