/** Bare sweeps: a folder of float32 x, y, z, intensity files. */
package io.foresight.perception.data.bin;
