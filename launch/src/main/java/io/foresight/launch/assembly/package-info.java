/** The assembly world on the command line: worlds and policies by name, episodes for watching, measuring and recording. */
package io.foresight.launch.assembly;
