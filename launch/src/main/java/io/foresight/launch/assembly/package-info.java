/** The assembly world for people: worlds and policies by name, episodes to watch, to measure and to keep. */
package io.foresight.launch.assembly;
