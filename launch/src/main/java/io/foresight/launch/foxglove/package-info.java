/** Live messages for Foxglove and other viewers that speak its WebSocket protocol. */
package io.foresight.launch.foxglove;
