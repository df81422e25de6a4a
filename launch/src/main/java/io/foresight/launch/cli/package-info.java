/** The command line. {@link io.foresight.launch.cli.Main} is its table of contents. */
package io.foresight.launch.cli;
