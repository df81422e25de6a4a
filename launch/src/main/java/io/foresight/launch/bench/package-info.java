/** Reproducible measurements, with the machine and the spread. */
package io.foresight.launch.bench;
