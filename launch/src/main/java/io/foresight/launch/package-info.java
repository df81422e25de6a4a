/** The {@code foresight} command: everything the other modules do, started from one place. */
package io.foresight.launch;
