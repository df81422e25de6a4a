/** The command line. {@link io.foresight.launch.cli.Main} lists all commands. */
package io.foresight.launch.cli;
