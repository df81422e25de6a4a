/** Common part of the HTTP and WebSocket servers of this module. */
package io.foresight.launch.http;
