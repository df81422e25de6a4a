/** Output of detections for recorded data: the lines of {@code --out} and recordings. */
package io.foresight.launch.perceive;
