/** Detections for recorded data: the lines of {@code --out}, and the run that writes them. */
package io.foresight.launch.perceive;
