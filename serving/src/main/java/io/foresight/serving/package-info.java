/** Common part of all gRPC services: port with limits and TLS, interception of calls, form of errors, checks of the configuration. */
package io.foresight.serving;
