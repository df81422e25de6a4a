/** Diagrams as files. */
package io.foresight.launch.plot;
