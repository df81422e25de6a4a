/** Live messages for Foxglove and other viewers that use its WebSocket protocol. */
package io.foresight.launch.foxglove;
