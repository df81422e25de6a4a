/** What works on this machine, and what to do about what does not. */
package io.foresight.launch.doctor;
