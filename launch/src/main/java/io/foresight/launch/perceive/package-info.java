/** Detections for recorded data: the lines of {@code --out}, and what is written of them. */
package io.foresight.launch.perceive;
