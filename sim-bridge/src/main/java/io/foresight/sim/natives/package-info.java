/** Native libraries that come in jars: unpacked into a folder of our own, checked by their hash. */
package io.foresight.sim.natives;
