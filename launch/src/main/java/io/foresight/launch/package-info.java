/** The {@code foresight} command, which starts everything of the other modules. */
package io.foresight.launch;
