/** Supervised training of the detector: augmentation, targets, losses, batches, the run. */
package io.foresight.perception.train;
