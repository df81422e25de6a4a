/** What every gRPC service here needs: the port with its limits and TLS, the gate before the handlers, the shape of errors, checks of configuration. */
package io.foresight.serving;
