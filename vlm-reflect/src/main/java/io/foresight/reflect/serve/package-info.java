/** Reflective decisions over gRPC, without state between calls. */
package io.foresight.reflect.serve;
