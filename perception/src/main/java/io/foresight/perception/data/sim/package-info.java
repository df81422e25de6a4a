/** The {@code sim} dataset format (docs/formats/sim-dataset.md): writer and reader. */
package io.foresight.perception.data.sim;
