/** Checks of this machine, and what to do about problems. */
package io.foresight.launch.doctor;
